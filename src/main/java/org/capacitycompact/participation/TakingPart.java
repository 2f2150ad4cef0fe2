package org.capacitycompact.participation;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.ParticipatingCountries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which countries take part besides the lead, for the capabilities below this one. */
@Component
class TakingPart implements ParticipatingCountries {

  private final JdbcClient database;

  TakingPart(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Set<String> now(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql("select country from participation where number = ? and state = 'TAKES_PART'")
            .param(number)
            .query(String.class)
            .list());
  }
}
