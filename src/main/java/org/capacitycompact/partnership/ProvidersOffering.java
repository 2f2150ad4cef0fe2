package org.capacitycompact.partnership;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers that answered the country's demand with an offer. */
@Component
class ProvidersOffering implements NoticeReaders {

  private final JdbcClient database;

  ProvidersOffering(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "offering";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select 'group:provider' || organisation from provider_answer
                where number = :number and can_answer
                """)
            .param("number", number)
            .query(String.class)
            .list());
  }
}
