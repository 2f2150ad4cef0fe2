package org.capacitycompact.offer;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/** When the offers that a provider has on the menu end. */
@Component
class OfferDates implements CalendarSource {

  @Override
  public List<Dates> of(Actor actor) {
    return Right.PUBLISH_OFFER.of(actor)
        ? List.of(
            Dates.days("offer", "o.available_until")
                .from("offer o where o.organisation = :organisation and o.status = 'published'")
                .keyed("o.id")
                .changed("coalesce(o.changed_at, o.published_at)", "greatest(o.revision - 1, 0)"))
        : List.of();
  }
}
