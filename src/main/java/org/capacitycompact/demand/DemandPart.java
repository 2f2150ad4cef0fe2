package org.capacitycompact.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the country says of its demand, and what was decided and asked about it. */
@Component
@Order(10)
class DemandPart implements PartSheet {

  private final DemandExhibits demand;
  private final DemandDecisions decisions;

  DemandPart(DemandExhibits demand, DemandDecisions decisions) {
    this.demand = demand;
    this.decisions = decisions;
  }

  @Override
  public Part part() {
    return Part.PLAN;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    List<Exhibit> shown = new ArrayList<>(demand.said(initiative.number(), language));
    shown.add(decisions.positions(initiative.number(), language));
    shown.add(decisions.questions(initiative.number(), language));
    return shown;
  }
}
