package org.capacitycompact.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Where people read their mail, and which addresses took none. */
@Service
public class Mailboxes {

  private final JdbcClient database;
  private final Clock clock;

  Mailboxes(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A person's mailbox.
   *
   * @param address null when none is known
   * @param language in which they read
   * @param closed whether the account was closed; that of somebody invited is not
   * @param failing since when the address takes no mail, as far as is known
   * @param failure what was said of it
   */
  public record Mailbox(
      String userId,
      String name,
      @Nullable String address,
      Locale language,
      boolean closed,
      @Nullable Instant failing,
      @Nullable String failure) {}

  public Optional<Mailbox> of(String userId) {
    return database
        .sql(
            """
            select user_id, name, nullif(email, '') as email, language,
              not enabled and joined_at is not null as closed, mail_failed_at, mail_failure
            from person where user_id = ?
            """)
        .param(userId)
        .query(Mailboxes::mailbox)
        .optional();
  }

  /**
   * Notes that an address took no mail, unless the person has another one by now.
   *
   * @param why what the server said, 500 characters at most
   */
  public void fails(String userId, String address, String why) {
    database
        .sql(
            """
            update person set mail_failed_at = ?, mail_failure = ?
            where user_id = ? and email = ? and mail_failed_at is null
            """)
        .params(SqlTime.now(clock), why, userId, address)
        .update();
  }

  private static Mailbox mailbox(ResultSet row, int n) throws SQLException {
    return new Mailbox(
        row.getString("user_id"),
        row.getString("name"),
        row.getString("email"),
        InterfaceLanguages.nearest(Locale.forLanguageTag(row.getString("language")))
            .map(InterfaceLanguage::locale)
            .orElse(InterfaceLanguages.FIRST),
        row.getBoolean("closed"),
        SqlTime.instant(row, "mail_failed_at"),
        row.getString("mail_failure"));
  }
}
