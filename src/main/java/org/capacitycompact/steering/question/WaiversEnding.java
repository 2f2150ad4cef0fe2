package org.capacitycompact.steering.question;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells before a waiver ends that its gate blocks again from the day after. */
@Component
class WaiversEnding extends DatesToTell {

  private static final String TELL =
      """
      with ending as (
        select q.id, q.number, q.clause, q.waived_until, i.country
        from steering_question q join initiative i using (number)
        where q.kind = 'waiver' and q.outcome = 'granted' and i.status in ('RUNNING', 'SUSPENDED')
          and q.waived_until between country_day(i.country, :now)
            and country_day(i.country, :now) + policy_on('notice.endDays', :now)::integer)
      select count(tell_once('waiver.ending', 'waiver:' || id,
        country_day_ends(country, waived_until), number, array[clause, waived_until::text], null,
        :now))
      from ending
      """;

  WaiversEnding(JdbcClient database, Clock clock) {
    super("waivers that end", TELL, database, clock);
  }
}
