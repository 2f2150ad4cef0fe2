package org.capacitycompact.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links for choosing a password: 256 random bits, of which only the hash is stored. A link works
 * once, for a limited time, and not after a newer one was made.
 */
@Component
class OneTimeLinks {

  /** The purposes of links, and how long each is valid. */
  enum Kind {
    INVITATION(Duration.ofDays(7)),
    RESET(Duration.ofHours(2));

    private final Duration lasts;

    Kind(Duration lasts) {
      this.lasts = lasts;
    }
  }

  /** A valid link. */
  record Link(String userId, Kind kind, String issuedBy, Instant expiresAt) {}

  private final JdbcClient database;
  private final Clock clock;

  OneTimeLinks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a link for the person, replacing any earlier one, and returns its token, which is not
   * stored.
   */
  String issue(String userId, Kind kind, String by) {
    String token = Secrets.token();
    keep(token, userId, kind, by);
    return token;
  }

  /** Has a link with this token work from now on, in place of any earlier one of the person. */
  void keep(String token, String userId, Kind kind, String by) {
    Instant now = clock.instant();
    database
        .sql(
            """
            insert into one_time_link (user_id, hash, kind, issued_by, issued_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (user_id) do update set hash = excluded.hash, kind = excluded.kind,
              issued_by = excluded.issued_by, issued_at = excluded.issued_at,
              expires_at = excluded.expires_at
            """)
        .params(
            userId,
            Secrets.hash(token),
            kind.name(),
            by,
            now.atOffset(ZoneOffset.UTC),
            now.plus(kind.lasts).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The link with this token, if it is valid. */
  Optional<Link> read(String token) {
    return database
        .sql(
            "select user_id, kind, issued_by, expires_at from one_time_link where hash = ? and"
                + " expires_at > ?")
        .params(Secrets.hash(token), SqlTime.now(clock))
        .query(OneTimeLinks::link)
        .optional();
  }

  /** Whether the person was given a link after this moment that still works. */
  boolean isIssuedAfter(String userId, Instant moment) {
    return database
        .sql(
            """
            select exists (select from one_time_link
              where user_id = ? and issued_at > ? and expires_at > ?)
            """)
        .params(userId, moment.atOffset(ZoneOffset.UTC), SqlTime.now(clock))
        .query(Boolean.class)
        .single();
  }

  /** Uses the link up; of several simultaneous uses, one succeeds. */
  Optional<Link> use(String token) {
    return database
        .sql(
            "delete from one_time_link where hash = ? and expires_at > ? returning user_id, kind,"
                + " issued_by, expires_at")
        .params(Secrets.hash(token), SqlTime.now(clock))
        .query(OneTimeLinks::link)
        .optional();
  }

  /** Invalidates the person's link, if there is one. */
  void withdraw(String userId) {
    database.sql("delete from one_time_link where user_id = ?").param(userId).update();
  }

  private static Link link(ResultSet row, int n) throws SQLException {
    return new Link(
        row.getString("user_id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("issued_by"),
        row.getTimestamp("expires_at").toInstant());
  }
}
