package org.capacitycompact.initiative;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Raises an initiative once for each request, even if the request is repeated. */
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
   * The result of a request.
   *
   * @param raisedNow false when an earlier copy of the same request raised it
   */
  public record Raised(InitiativeNumber number, boolean raisedNow) {}

  /**
   * Raises the initiative, or returns the one that this request raised before.
   *
   * @throws IdempotencyConflictException when the token was used before with other facts
   */
  @Transactional
  public Raised raise(UUID token, NewInitiative facts, Actor by) {
    // A concurrent request with the same token waits here until this transaction ends.
    int first =
        database
            .sql(
                """
                insert into initiative_request (token, user_id, requested_at, content_hash)
                values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(token, by.userId(), SqlTime.now(clock), hash(facts))
            .update();
    if (first == 0) {
      return before(token, facts, by);
    }
    InitiativeNumber number = initiatives.raise(facts, by).number();
    database
        .sql("update initiative_request set number = ? where user_id = ? and token = ?")
        .params(number, by.userId(), token)
        .update();
    return new Raised(number, true);
  }

  private Raised before(UUID token, NewInitiative facts, Actor by) {
    return database
        .sql(
            """
            select number, coalesce(content_hash = ?, true) as same from initiative_request
            where token = ? and user_id = ?
            """)
        .params(hash(facts), token, by.userId())
        .query(
            (row, n) -> {
              if (!row.getBoolean("same")) {
                throw new IdempotencyConflictException(
                    InitiativeNumber.of(row.getString("number")));
              }
              return new Raised(InitiativeNumber.of(row.getString("number")), false);
            })
        .optional()
        .orElseThrow(() -> new IllegalStateException("a request that is not there"));
  }

  private static String hash(NewInitiative facts) {
    try {
      byte[] asked =
          String.join(
                  "\0",
                  facts.country(),
                  facts.title(),
                  facts.language(),
                  String.valueOf(facts.knownActivity()))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
