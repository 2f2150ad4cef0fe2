package org.capacitycompact.appraisal;

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

/** What the design says beyond the rows of the plan, and what the country chose about it. */
@Component
@Order(20)
class DesignPart implements PartSheet {

  private final DesignExhibits design;
  private final DesignTalk talk;

  DesignPart(DesignExhibits design, DesignTalk talk) {
    this.design = design;
    this.talk = talk;
  }

  @Override
  public Part part() {
    return Part.PLAN;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    List<Exhibit> shown = new ArrayList<>(design.said(initiative.number(), language));
    shown.add(talk.choices(initiative.number(), language));
    return shown;
  }
}
