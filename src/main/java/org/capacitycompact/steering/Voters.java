package org.capacitycompact.steering;

import org.capacitycompact.notice.QueriedReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who may vote in the rounds that are open, else those who could in the last one. */
@Component
class Voters extends QueriedReaders {

  private static final String QUERY =
      """
      select distinct 'user:' || s.member from ballot_seat s
      join ballot_round r on r.id = s.round
      where r.number = :number and s.recusal is null and (r.closed_at is null
        or r.id = (select max(id) from ballot_round where number = :number)
          and not exists (select from ballot_round o
            where o.number = :number and o.closed_at is null))
      """;

  Voters(JdbcClient database) {
    super("voters", QUERY, database);
  }
}
