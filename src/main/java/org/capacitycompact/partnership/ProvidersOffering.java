package org.capacitycompact.partnership;

import org.capacitycompact.notice.QueriedReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers that answered the country's demand with an offer. */
@Component
class ProvidersOffering extends QueriedReaders {

  private static final String QUERY =
      """
      select 'group:provider' || organisation from provider_answer
      where number = :number and can_answer
      """;

  ProvidersOffering(JdbcClient database) {
    super("offering", QUERY, database);
  }
}
