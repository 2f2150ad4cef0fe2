package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/**
 * From when money is promised, for the provider that promised it and the country that waits for it;
 * until any of it has come.
 */
@Component
class MoneyDates implements CalendarSource {

  /** The newest statement of a provider holds; before any of them the day that its pledge named. */
  private static final String PROMISED =
      """
      (select distinct on (p.number, p.organisation) p.number, p.organisation,
        coalesce(said.available_from, p.available_from) as day,
        coalesce(said.stated_at, p.pledged_at) as since, coalesce(said.id, 0) as times
      from pledge p join initiative i using (number)
        left join lateral (
          select a.id, a.available_from, a.stated_at from pledge_availability a
          where a.number = p.number and a.organisation = p.organisation
            and a.stated_at >= p.pledged_at order by a.id desc limit 1) said on true
      where i.ended_at is null and p.cash > 0 and %s
      order by p.number, p.organisation, p.id desc) m
      where not exists (select from ledger_entry l where l.number = m.number
        and l.source = 'provider:' || m.organisation and l.kind = 'received')
      """;

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    if (Right.PLEDGE.of(actor)) {
      dates.add(promised("p.organisation = :organisation"));
    }
    if (Right.COMMIT_LOCAL_SHARE.atHome(actor) || Right.WRITE_DESIGN.atHome(actor)) {
      dates.add(promised("i.country = :home"));
    }
    return dates;
  }

  private static Dates promised(String whose) {
    return Dates.days("money", "m.day")
        .from(PROMISED.formatted(whose))
        .about("m.number")
        .keyed("m.organisation")
        .changed("m.since", "m.times");
  }
}
