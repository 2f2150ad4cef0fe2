package org.capacitycompact.steering.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.steering.question.NewerCriteria.Newer;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tables that changed since they judged an initiative, each beside the version that judged it, for
 * whoever may ask the group that the newer ones do.
 */
@Component
@Order(30)
class NewerCriteriaOffer implements PartSheet {

  private final NewerCriteria criteria;
  private final Wording wording;

  NewerCriteriaOffer(NewerCriteria criteria, Wording wording) {
    this.criteria = criteria;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.STEERING;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    if (!Right.ASK_NEWER_CRITERIA.on(reader, initiative.country())) {
      return List.of();
    }
    String ask = "/initiatives/" + initiative.number() + "/newer-criteria";
    return List.of(
        new Table(
            wording.say(language, "newerCriteria.heading"),
            List.of("", ""),
            criteria.of(initiative).stream()
                .map(
                    each ->
                        Line.of(
                            Cell.of(NewerCriteriaController.line(each, wording, language))
                                .leadingTo(compared(each)),
                            Cell.of(wording.say(language, "newerCriteria.ask")).leadingTo(ask)))
                .toList(),
            wording.say(language, "newerCriteria.about"),
            false));
  }

  private static String compared(Newer newer) {
    return "/criteria/%s/compare?from=%d&to=%d"
        .formatted(newer.decision(), newer.held(), newer.version());
  }
}
