package org.capacitycompact.partnership;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers whose offers the country did not choose. */
@Component
class ProvidersNotChosen implements NoticeReaders {

  private final JdbcClient database;

  ProvidersNotChosen(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "notChosen";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select 'group:provider' || a.organisation from provider_answer a
                where number = :number and can_answer and not exists (select from plan_partner p
                  where p.number = a.number and p.organisation = a.organisation)
                """)
            .param("number", number)
            .query(String.class)
            .list());
  }
}
