package org.capacitycompact.delivery;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells before the day on which the country means to decide whether suspended work resumes; the
 * country itself is told by its task.
 */
@Component
class SuspensionsEnding extends DatesToTell {

  private static final String TELL =
      """
      with ending as (
        select s.id, s.number, s.look_again_on, i.country
        from suspension s join initiative i using (number)
        where s.decided_at is null and i.status = 'SUSPENDED' and s.look_again_on
          between country_day(i.country, :now)
            and country_day(i.country, :now) + policy_on('notice.endDays', :now)::integer)
      select count(tell_once('suspension.ending', 'suspension:' || id,
        country_day_ends(country, look_again_on), number, array[look_again_on::text], null, :now))
      from ending
      """;

  SuspensionsEnding(JdbcClient database, Clock clock) {
    super("suspensions that end", TELL, database, clock);
  }
}
