package org.capacitycompact.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Adds a row once for each request, even if the request is repeated. */
@Service
public class RowRequests {

  private final InitiativeLock turns;
  private final JdbcClient database;
  private final PlanEditor editor;
  private final PlanRows rows;

  RowRequests(InitiativeLock turns, JdbcClient database, PlanEditor editor, PlanRows rows) {
    this.turns = turns;
    this.database = database;
    this.editor = editor;
    this.rows = rows;
  }

  /** The token was used before, for another row. */
  public static final class UsedBeforeException extends RuntimeException {
    UsedBeforeException() {
      super("the token made another row");
    }
  }

  /** What a request has made before. */
  private record Before(String number, String section, int position, String hash) {}

  /**
   * Adds the row, or returns the one that this request added before, as it is now.
   *
   * @throws UsedBeforeException when the token was used with other answers, or elsewhere
   */
  public Outcome add(
      UUID token, InitiativeNumber number, Section section, Answers answers, Actor by) {
    String hash = hash(answers);
    return turns.shared(
        number,
        () -> {
          Optional<Before> before = before(token, by);
          if (before.isPresent()) {
            return again(before.get(), number, section, hash);
          }
          Outcome outcome = editor.add(number, section, answers, by);
          if (outcome instanceof Outcome.Done done) {
            keep(token, done.row(), number, hash, by);
          }
          return outcome;
        });
  }

  private Outcome again(Before before, InitiativeNumber number, Section section, String hash) {
    if (!before.number().equals(number.value())
        || !before.section().equals(section.id())
        || !before.hash().equals(hash)) {
      throw new UsedBeforeException();
    }
    return rows.find(number, section, before.position())
        .<Outcome>map(row -> new Outcome.Done(null, row, Set.of()))
        .orElseGet(Outcome.Gone::new);
  }

  private Optional<Before> before(UUID token, Actor by) {
    return database
        .sql(
            """
            select number, section, position, content_hash as hash from plan_row_request
            where user_id = ? and token = ?
            """)
        .params(by.userId(), token)
        .query(Before.class)
        .optional();
  }

  /** Where the same request came twice at once, the second one is done again, and finds the row. */
  private void keep(UUID token, Row row, InitiativeNumber number, String hash, Actor by) {
    int kept =
        database
            .sql(
                """
                insert into plan_row_request (user_id, token, number, section, position, content_hash)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(by.userId(), token, number, row.section().id(), row.position(), hash)
            .update();
    if (kept == 0) {
      throw new OptimisticLockingFailureException("the same request was done meanwhile");
    }
  }

  private static String hash(Answers answers) {
    try {
      byte[] said =
          new TreeMap<>(PlanRows.plain(answers.asMap()))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
