package org.capacitycompact.demand;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was decided and asked about the demand, beside the rows of the plan. */
@Component
@Order(10)
class DemandPart implements PartSheet {

  private final DemandDecisions decisions;

  DemandPart(DemandDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public Part part() {
    return Part.PLAN;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    return List.of(
        decisions.positions(initiative.number(), language),
        decisions.questions(initiative.number(), language));
  }
}
