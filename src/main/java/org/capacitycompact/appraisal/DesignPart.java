package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the country chose about the design, beside the rows of the plan. */
@Component
@Order(20)
class DesignPart implements PartSheet {

  private final DesignTalk talk;

  DesignPart(DesignTalk talk) {
    this.talk = talk;
  }

  @Override
  public Part part() {
    return Part.PLAN;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    return List.of(talk.choices(initiative.number(), language));
  }
}
