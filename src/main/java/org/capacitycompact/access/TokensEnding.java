package org.capacitycompact.access;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.LongWait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells who made a program's token, and the secretariat, before the last one of the program ends.
 */
@Component
class TokensEnding implements LongWait {

  private static final String TELL =
      """
      with ending as (
        select distinct on (t.account) t.id, t.expires_at, t.created_by, p.name
        from service_token t join person p on p.user_id = t.account
        where t.revoked_at is null and p.enabled order by t.account, t.expires_at desc)
      select count(tell_once('token.ending', 'token:' || id, expires_at, null,
        array[name, (expires_at at time zone 'UTC')::date::text],
        array['user:' || created_by, 'group:secretariat'], :now))
      from ending where expires_at > :now
        and expires_at <= :now + policy_on('notice.endDays', :now) * interval '1 day'
      """;

  private final JdbcClient database;
  private final Clock clock;

  TokensEnding(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return List.of(new Due("What is told of tokens that end", this::tell));
  }

  private void tell() {
    database.sql(TELL).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
