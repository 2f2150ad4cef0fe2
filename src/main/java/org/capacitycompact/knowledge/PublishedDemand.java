package org.capacitycompact.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.plan.PlanIntake.Incoming;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/**
 * What a demand that starts from a published activity begins with, beside its results. It leaves
 * open what no publisher is asked: whose idea it was, when it is enough and when the country says
 * no.
 */
@Component
public class PublishedDemand {

  /** The sections that an activity says something of. */
  private static final List<Section> SAID = List.of(Section.FRAME, Section.NEED, Section.ESTIMATE);

  private final KnownActivities activities;
  private final PlanRecord plan;

  PublishedDemand(KnownActivities activities, PlanRecord plan) {
    this.activities = activities;
    this.plan = plan;
  }

  /**
   * The title of the activity, in one line; empty when it has none.
   *
   * @param knownActivity the activity's id
   * @param language in which it is wanted, ISO 639-1
   */
  public Optional<String> title(long knownActivity, String language) {
    return activities
        .get(knownActivity)
        .flatMap(
            known ->
                Optional.ofNullable(
                    new DemandAnswers(known.published(), language).all().get("title")))
        .map(String::valueOf);
  }

  /** The rows of the plan that it begins with, without what their forms would refuse. */
  List<Incoming> rows(PublishedActivity activity, String language) {
    Map<String, Object> answers = new DemandAnswers(activity, language).all();
    List<Incoming> rows = new ArrayList<>();
    for (Section section : SAID) {
      Map<String, Object> values = taken(plan.form(section), answers);
      if (!values.isEmpty()) {
        rows.add(new Incoming(section, 1, 0, 0, values));
      }
    }
    return rows;
  }

  private static Map<String, Object> taken(FormSchema form, Map<String, Object> answers) {
    Map<String, Object> own = new HashMap<>(answers);
    own.keySet().removeIf(key -> form.field(key).isEmpty());
    FormValidation.validate(form, own).errors().forEach(error -> own.remove(error.key()));
    return FormValidation.validate(form, own).answers().asMap();
  }
}
