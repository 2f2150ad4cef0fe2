package org.capacitycompact.funding;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers that pledged a part of the money. */
@Component
class Pledgers implements NoticeReaders {

  private final JdbcClient database;

  Pledgers(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "pledgers";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select distinct 'group:provider' || organisation from pledge where number = :number
                """)
            .param("number", number)
            .query(String.class)
            .list());
  }
}
