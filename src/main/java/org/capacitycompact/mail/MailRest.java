package org.capacitycompact.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * While the server takes no mail the whole queue rests, on every node: one mail asks again after
 * each rest, and not each of a thousand.
 */
@Component
class MailRest {

  private static final String AGAIN_AFTER =
      "make_interval(secs => (array[60, 300, 900, 3600])[least(4, %s)])";

  private final JdbcClient database;

  MailRest(JdbcClient database) {
    this.database = database;
  }

  /**
   * A rest.
   *
   * @param since when the server first took no mail
   * @param answer what it said, or what happened instead
   */
  record Rest(Instant since, Instant endsAt, String answer) {}

  /** The rest that goes on, or after which the server was not asked yet. */
  Optional<Rest> last() {
    return database
        .sql("select since, ends_at, answer from mail_rest")
        .query(
            (row, n) ->
                new Rest(
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("ends_at").toInstant(),
                    row.getString("answer")))
        .optional();
  }

  /** Begins a rest, or a longer one. Of two that failed at the same time, one counts. */
  void begin(String answer, Instant now) {
    database
        .sql(
            """
            insert into mail_rest as r (since, failures, ends_at, answer)
            values (:now, 1, :now + %s, :answer)
            on conflict (the_one) do update set failures = r.failures + 1, answer = :answer,
              ends_at = :now + %s
            where r.ends_at <= :now
            """
                .formatted(AGAIN_AFTER.formatted("1"), AGAIN_AFTER.formatted("r.failures + 1")))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("answer", answer)
        .update();
  }

  /** The server took a mail. */
  void end() {
    database.sql("delete from mail_rest").update();
  }
}
