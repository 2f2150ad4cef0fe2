package org.capacitycompact.delivery;

import java.time.Clock;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The references that payees gave for payments; the newest of an institution counts. */
@Component
class Payees {

  private final JdbcClient database;
  private final Clock clock;

  Payees(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A reference given.
   *
   * @param refusal the finance system's message when it refused the reference
   */
  record Given(String reference, @Nullable String refusal) {}

  Optional<Given> latest(InitiativeNumber number, String institution) {
    return database
        .sql(
            """
            select reference, refusal from payee where number = ? and institution = ?
            order by id desc limit 1
            """)
        .params(number, institution)
        .query(Given.class)
        .optional();
  }

  /** Stores a reference, unless it is unchanged. */
  void recordReference(InitiativeNumber number, String institution, String reference, String by) {
    database
        .sql(
            """
            insert into payee (number, institution, reference, given_by, given_at)
            select :number, :institution, :reference, :by, :now
            where payee_reference(:number, :institution) is distinct from :reference
            """)
        .param("number", number)
        .param("institution", institution)
        .param("reference", reference)
        .param("by", by)
        .param("now", SqlTime.now(clock))
        .update();
  }
}
