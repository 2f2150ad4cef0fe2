package org.capacitycompact.participation;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** By when an invited country answers: in its calendar, and in that of the country that waits. */
@Component
class InvitationDates implements CalendarSource {

  private static final String ANSWERED =
      "participation p where p.state = 'INVITED' and p.country = :home";

  private static final String WAITED_FOR =
      "participation p where p.state = 'INVITED' and left(p.number, 2) = :home";

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    if (Right.RECOMMEND_TAKING_PART.of(actor) || Right.DECIDE_TAKING_PART.of(actor)) {
      dates.add(
          Dates.days("countryAnswers", "p.answer_by")
              .from(ANSWERED)
              .keyed("p.id")
              .leadingTo("'/participations/' || p.id")
              .changed("p.invited_at", "0"));
    }
    if (Right.INVITE_COUNTRY.atHome(actor)) {
      dates.add(
          Dates.days("countryAwaited", "p.answer_by")
              .from(WAITED_FOR)
              .about("p.number")
              .keyed("p.id")
              .leadingTo("'/participations/' || p.id")
              .changed("p.invited_at", "0"));
    }
    return dates;
  }
}
