package org.capacitycompact.partnership;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** When what a provider answered to a demand ends. */
@Component
class AnswerDates implements CalendarSource {

  /** By when the country is to be answered; each provider has its task due on that day. */
  private static final Dates ASKED =
      Dates.days("invitation", "d.day")
          .from(
              "(select p.number, max(p.answer_by) as day, max(p.invited_at) as at"
                  + " from provider_invitation p join initiative i on i.number = p.number"
                  + " where i.country = :home and p.open and i.ended_at is null"
                  + " group by p.number) d where d.day is not null")
          .about("d.number")
          .keyed("d.number")
          .changed("d.at", "0");

  @Override
  public List<Dates> of(Actor actor) {
    return Right.ANSWER_DEMAND.of(actor)
        ? List.of(
            Dates.days("answer", "a.available_until")
                .from(
                    "provider_answer a join initiative i using (number) where"
                        + " a.organisation = :organisation and a.can_answer"
                        + " and i.ended_at is null")
                .about("a.number")
                .keyed("a.organisation")
                .changed("a.answered_at", "0"))
        : Right.INVITE_PROVIDERS.atHome(actor) ? List.of(ASKED) : List.of();
  }
}
