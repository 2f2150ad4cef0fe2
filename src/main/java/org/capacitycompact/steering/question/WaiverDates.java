package org.capacitycompact.steering.question;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** When waivers end, and by when their conditions are to be met, for whoever may ask for one. */
@Component
class WaiverDates implements CalendarSource {

  @Override
  public List<Dates> of(Actor actor) {
    boolean involved = Right.ASK_WAIVER.reaches(actor, false);
    if (!involved && !Right.ASK_WAIVER.atHome(actor)) {
      return List.of();
    }
    String granted =
        " join initiative i on i.number = q.number where q.kind = 'waiver'"
            + " and q.outcome = 'granted' and i.ended_at is null"
            + (involved ? "" : " and i.country = :home");
    return List.of(
        Dates.days("waiver", "q.waived_until")
            .from("steering_question q" + granted)
            .about("q.number")
            .keyed("q.id")
            .changed("q.concluded_at", "0"),
        Dates.days("waiverCondition", "c.due")
            .from("waiver_condition c join steering_question q on q.id = c.question" + granted)
            .about("c.number")
            .keyed("c.id")
            .changed("q.concluded_at", "0"));
  }
}
