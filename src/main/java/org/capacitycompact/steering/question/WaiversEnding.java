package org.capacitycompact.steering.question;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.LongWait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells before a waiver ends that its gate blocks again from the day after. */
@Component
class WaiversEnding implements LongWait {

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

  private final JdbcClient database;
  private final Clock clock;

  WaiversEnding(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return List.of(new Due("What is told of waivers that end", this::tell));
  }

  private void tell() {
    database.sql(TELL).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
