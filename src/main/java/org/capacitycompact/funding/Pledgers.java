package org.capacitycompact.funding;

import org.capacitycompact.notice.QueriedReaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers that pledged a part of the money. */
@Component
class Pledgers extends QueriedReaders {

  private static final String QUERY =
      """
      select distinct 'group:provider' || organisation from pledge where number = :number
      """;

  Pledgers(JdbcClient database) {
    super("pledgers", QUERY, database);
  }
}
