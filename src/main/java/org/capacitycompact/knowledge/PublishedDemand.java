package org.capacitycompact.knowledge;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.springframework.stereotype.Component;

/**
 * Prefills a demand from what was published. It leaves open what no publisher is asked: whose idea
 * it was, when it is enough and when the country says no.
 */
@Component
public class PublishedDemand {
  private final KnownActivities activities;
  private final Clock clock;
  private final FormSchema form;

  PublishedDemand(KnownActivities activities, Clock clock) {
    this.activities = activities;
    this.clock = clock;
    this.form = DemandForm.read();
  }

  /**
   * Values of the demand form by key, as they would be typed; empty when nothing is known.
   *
   * @param knownActivity the activity's id
   * @param language the initiative's working language, ISO 639-1
   */
  public Map<String, Object> prefill(long knownActivity, String language) {
    return activities
        .get(knownActivity)
        .map(
            known ->
                accepted(
                    new DemandAnswers(
                            known.published(), language, CountryDays.compactDay(clock.instant()))
                        .all()))
        .orElse(Map.of());
  }

  /** Leaves out what the form would refuse, so that nobody has to correct our values. */
  private Map<String, Object> accepted(Map<String, Object> answers) {
    Map<String, Object> accepted = new LinkedHashMap<>(answers);
    List<FieldError> errors = FormValidation.validate(form, answers).errors();
    errors.forEach(error -> accepted.remove(error.key()));
    return accepted;
  }
}
