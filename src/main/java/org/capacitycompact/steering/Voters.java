package org.capacitycompact.steering;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who may vote in the rounds that are open, else those who could in the last one. */
@Component
class Voters implements NoticeReaders {

  private final JdbcClient database;

  Voters(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "voters";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select distinct 'user:' || s.member from ballot_seat s
                join ballot_round r on r.id = s.round
                where r.number = :number and s.recusal is null and (r.closed_at is null
                  or r.id = (select max(id) from ballot_round where number = :number)
                    and not exists (select from ballot_round o
                      where o.number = :number and o.closed_at is null))
                """)
            .param("number", number)
            .query(String.class)
            .list());
  }
}
