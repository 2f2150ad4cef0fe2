package org.capacitycompact.partnership;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** When a provider's own offers end: those it published, and those it made to an initiative. */
@Component
class OfferDates implements CalendarSource {

  @Override
  public List<Dates> of(Actor actor) {
    return Right.ANSWER_DEMAND.of(actor)
        ? List.of(
            Dates.days("offer", "o.available_until")
                .from("offer o where o.organisation = :organisation")
                .keyed("o.id")
                .changed("o.published_at", "0"),
            Dates.days("answer", "a.available_until")
                .from(
                    "provider_answer a join initiative i using (number) where"
                        + " a.organisation = :organisation and a.can_answer"
                        + " and i.ended_at is null")
                .about("a.number")
                .keyed("a.organisation")
                .changed("a.answered_at", "0"))
        : List.of();
  }
}
