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

/** What the partners and the country's society said of the design, with what is committed. */
@Component
@Order(20)
class DesignVoicesPart implements PartSheet {

  private final DesignTalk talk;
  private final RemarkWords remarks;

  DesignVoicesPart(DesignTalk talk, RemarkWords remarks) {
    this.talk = talk;
    this.remarks = remarks;
  }

  @Override
  public Part part() {
    return Part.PARTNERS;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    return List.of(
        talk.replies(initiative.number(), language),
        talk.comments(initiative.number(), language),
        remarks.all(initiative.number(), language));
  }
}
