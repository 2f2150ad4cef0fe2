package org.capacitycompact.exit;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/**
 * When the country is asked whether the capacity lasted (S79, S140): twice, a period after the
 * books were closed and a period after the first check. Who is asked already has the task.
 */
@Component
class CheckDates implements CalendarSource {

  private static final String NEXT =
      """
      (select b.number, c.done,
        country_day(i.country,
          coalesce(c.last, b.closed_at) + make_interval(days => d.days)) as day,
        coalesce(c.last, b.closed_at) as since
      from closed_books b join initiative i using (number)
        cross join lateral (select count(*) as done, max(checked_at) as last
          from lasting_check k where k.number = b.number) c
        join deadline d on d.name = case c.done when 0 then :firstCheck else :secondCheck end
      where i.country = :home and b.outcome = 'exited' and c.done < case i.track when 'light' then 1 else 2 end and not exists (
        select from work_item w where w.number = b.number and w.task = :taskOfCheck)) n
      where true
      """;

  @Override
  public List<Dates> of(Actor actor) {
    return Right.EXAMINE_EXIT.atHome(actor)
        ? List.of(
            Dates.days("lastingCheck", "n.day")
                .from(NEXT)
                .with("firstCheck", PostExitCheckProcess.WAIT_FOR_FIRST_CHECK)
                .with("secondCheck", PostExitCheckProcess.WAIT_FOR_SECOND_CHECK)
                .with("taskOfCheck", PostExitCheckProcess.CHECK_LASTING_CAPACITY)
                .about("n.number")
                .keyed("n.done")
                .changed("n.since", "0"))
        : List.of();
  }
}
