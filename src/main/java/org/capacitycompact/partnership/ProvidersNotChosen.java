package org.capacitycompact.partnership;

import org.capacitycompact.notice.QueriedReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers whose offers the country did not choose. */
@Component
class ProvidersNotChosen extends QueriedReaders {

  private static final String QUERY =
      """
      select 'group:provider' || a.organisation from provider_answer a
      where number = :number and can_answer and not exists (select from plan_partner p
        where p.number = a.number and p.organisation = a.organisation)
      """;

  ProvidersNotChosen(JdbcClient database) {
    super("notChosen", QUERY, database);
  }
}
