package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.capacitycompact.party.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Raises an initiative once for each request, however often the request is sent. */
@Service
public class InitiativeRequests {

  private final Initiatives initiatives;
  private final JdbcClient database;
  private final Clock clock;

  InitiativeRequests(Initiatives initiatives, JdbcClient database, Clock clock) {
    this.initiatives = initiatives;
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a request came to.
   *
   * @param raisedNow false when an earlier sending of the same request raised it
   */
  public record Raised(String number, boolean raisedNow) {}

  /** Raises the initiative, or answers the one that this request raised before. */
  @Transactional
  public Raised raise(UUID token, NewInitiative facts, Actor by) {
    // Whoever sends the same token meanwhile waits here until this transaction ends.
    int first =
        database
            .sql(
                """
                insert into initiative_request (token, user_id, requested_at) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(token, by.userId(), clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (first == 0) {
      return before(token, by);
    }
    String number = initiatives.raise(facts, by).number();
    database
        .sql("update initiative_request set number = ? where user_id = ? and token = ?")
        .params(number, by.userId(), token)
        .update();
    return new Raised(number, true);
  }

  private Raised before(UUID token, Actor by) {
    return database
        .sql("select number from initiative_request where token = ? and user_id = ?")
        .params(token, by.userId())
        .query(String.class)
        .optional()
        .map(number -> new Raised(number, false))
        .orElseThrow(() -> new IllegalStateException("a request that is not there"));
  }
}
