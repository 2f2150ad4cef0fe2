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
        : List.of();
  }
}
