package org.capacitycompact.overlap;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** By when somebody talks about an overlap, for whoever coordinates them in the country. */
@Component
class OverlapDates implements CalendarSource {

  @Override
  public List<Dates> of(Actor actor) {
    return Right.COORDINATE_OVERLAPS.atHome(actor)
        ? List.of(
            Dates.days("overlap", "v.due_on")
                .from(
                    "overlap v join initiative i using (number)"
                        + " where i.country = :home and i.ended_at is null and v.state = 'AGREED'")
                .about("v.number")
                .keyed("v.id")
                .changed("v.agreed_at", "v.due_moves"))
        : List.of();
  }
}
