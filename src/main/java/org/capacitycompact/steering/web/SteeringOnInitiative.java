package org.capacitycompact.steering.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.steering.IndependentReviewer;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** What may be asked of the steering group about an initiative, on its page. */
@Component
class SteeringOnInitiative implements InitiativePart {

  private final WaiverLinks waivers;
  private final NewerCriteria criteria;
  private final IndependentReviewer reviewer;
  private final Wording wording;

  SteeringOnInitiative(
      WaiverLinks waivers, NewerCriteria criteria, IndependentReviewer reviewer, Wording wording) {
    this.waivers = waivers;
    this.criteria = criteria;
    this.reviewer = reviewer;
    this.wording = wording;
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.OVERVIEW, Part.VERDICTS, Part.STEERING);
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    return Map.of(
        "waivable", waivers.of(initiative, reader),
        "newer", newer(initiative, reader, language),
        "mayReplaceReviewer", reviewer.canBeReplaced(initiative.number(), reader));
  }

  /** A table that changed, and the page on which the two versions stand side by side. */
  record NewerLine(String words, String address) {}

  /** Tables that changed since they judged it, for whoever may ask that the newer ones do. */
  private List<NewerLine> newer(Initiative initiative, Actor reader, Locale language) {
    return Right.ASK_NEWER_CRITERIA.on(reader, initiative.country())
        ? criteria.of(initiative).stream()
            .map(
                each ->
                    new NewerLine(
                        NewerCriteriaController.line(each, wording, language),
                        "/criteria/%s/compare?from=%d&to=%d"
                            .formatted(each.decision(), each.held(), each.version())))
            .toList()
        : List.of();
  }
}
