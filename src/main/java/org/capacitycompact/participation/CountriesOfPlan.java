package org.capacitycompact.participation;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which countries take part, among the partners; for the lead, the way to invite one. */
@Component
@Order(12)
class CountriesOfPlan implements PartSheet {

  private final ParticipationRecord record;
  private final Wording wording;

  CountriesOfPlan(ParticipationRecord record, Wording wording) {
    this.record = record;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.PARTNERS;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    String page = "/initiatives/" + initiative.number() + "/countries";
    Collected facts = new Collected();
    List<Asked> asked = record.of(initiative.number());
    if (!asked.isEmpty()) {
      facts.add(
          wording.say(language, "participation.lead"),
          Cell.of(wording.country(initiative.country(), language)));
    }
    asked.forEach(
        each ->
            facts.add(
                wording.say(language, "participation.others"),
                Cell.of(wording.country(each.country(), language))
                    .leadingTo("/participations/" + each.id())
                    .with(
                        new Tag(
                            wording.say(language, each.state().messageKey()),
                            each.state().kind()))));
    if (!asked.isEmpty()
        || initiative.status().isOpen() && Right.INVITE_COUNTRY.on(reader, initiative.country())) {
      facts.add(
          wording.say(language, "participation.page"),
          Cell.of(wording.say(language, "participation.page.open")).leadingTo(page));
    }
    return List.of(facts.under(wording.say(language, "participation.heading")));
  }
}
