package org.capacitycompact.delivery;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.LongWait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells before the day on which the country means to decide whether suspended work resumes; the
 * country itself is told by its task.
 */
@Component
class SuspensionsEnding implements LongWait {

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

  private final JdbcClient database;
  private final Clock clock;

  SuspensionsEnding(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return List.of(new Due("What is told of suspensions that end", this::tell));
  }

  private void tell() {
    database.sql(TELL).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
