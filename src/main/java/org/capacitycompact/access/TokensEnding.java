package org.capacitycompact.access;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells who made a program's token, and the secretariat, before the last one of the program ends.
 */
@Component
class TokensEnding extends DatesToTell {

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

  TokensEnding(JdbcClient database, Clock clock) {
    super("tokens that end", TELL, database, clock);
  }
}
