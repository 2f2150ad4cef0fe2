package org.capacitycompact.access;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitycompact.access.ServiceAccount.Token;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of service accounts: shown once, stored as a hash, checked at every request. */
@Service
class ServiceTokens {

  /** Scanners for leaked secrets recognise tokens by this pattern. */
  static final Pattern FORM = Pattern.compile("compact_[0-9a-f]{64}");

  /** The longest validity of a token: a year. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final Duration LAST_USE_KNOWN_TO = Duration.ofHours(1);

  private final AuditTrail trail;
  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ServiceTokens(AuditTrail trail, JdbcClient database, Clock clock) {
    this.trail = trail;
    this.database = database;
    this.clock = clock;
  }

  /** The account behind a token, and the scopes of the token. */
  record Bearer(String userId, String name, Set<Scope> scopes) {}

  private record Known(
      long id,
      Bearer bearer,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant usedAt) {}

  /**
   * Makes a token. It can only be read in this return value.
   *
   * @throws IllegalArgumentException when the validity is not positive, or longer than a year
   */
  @Transactional
  String make(ServiceAccount account, Duration validFor, Actor by) {
    if (validFor.isZero() || validFor.isNegative() || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a token is valid for a year at most");
    }
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String token = "compact_" + HexFormat.of().formatHex(secret);
    Instant now = clock.instant();
    long id =
        database
            .sql(
                """
                insert into service_token (account, hash, created_at, created_by, expires_at)
                values (?, ?, ?, ?, ?) returning id
                """)
            .params(
                account.userId(),
                Secrets.hash(token),
                utc(now),
                by.userId(),
                utc(now.plus(validFor)))
            .query(Long.class)
            .single();
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "serviceToken.made")
            .by(by.acting())
            .to(
                Map.of(
                    "account", account.userId(),
                    "token", id,
                    "expires", now.plus(validFor).toString())));
    return token;
  }

  /** The tokens of an account, newest first. */
  List<Token> of(ServiceAccount account) {
    return database
        .sql(
            """
            select id, t.created_at, coalesce(p.name, t.created_by) as maker, expires_at,
              last_used_at, revoked_at
            from service_token t left join person p on p.user_id = t.created_by
            where account = ? order by id desc
            """)
        .param(account.userId())
        .query(
            (row, n) ->
                new Token(
                    row.getLong("id"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getString("maker"),
                    row.getTimestamp("expires_at").toInstant(),
                    SqlTime.instant(row, "last_used_at"),
                    SqlTime.instant(row, "revoked_at")))
        .list();
  }

  /** Revokes a token of this account at once; false when the account has no such valid token. */
  @Transactional
  boolean revoke(ServiceAccount account, long token, Actor by) {
    int revoked =
        database
            .sql(
                """
                update service_token set revoked_at = ?, revoked_by = ?
                where id = ? and account = ? and revoked_at is null
                """)
            .params(utc(clock.instant()), by.userId(), token, account.userId())
            .update();
    if (revoked > 0) {
      trail.record(
          AuditEvent.in(AuditEvent.ACCOUNTS, "serviceToken.revoked")
              .by(by.acting())
              .from(Map.of("account", account.userId(), "token", token)));
    }
    return revoked > 0;
  }

  /**
   * The account behind this token; empty when the token is unknown, expired or revoked, or its
   * account closed.
   */
  Optional<Bearer> bearer(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Known> known =
        database
            .sql(
                """
                select id, account, name, scopes, expires_at, revoked_at, last_used_at
                from service_token join service_account on user_id = account
                  join person using (user_id)
                where hash = ? and enabled
                """)
            .param(Secrets.hash(token))
            .query(ServiceTokens::known)
            .optional()
            .filter(found -> found.revokedAt() == null && now.isBefore(found.expiresAt()));
    known.ifPresent(found -> noteUse(found, now));
    return known.map(Known::bearer);
  }

  /**
   * Notes the use once an hour: enough to find unused tokens, and it spares a busy program the
   * writes.
   */
  private void noteUse(Known token, Instant now) {
    Instant before = now.minus(LAST_USE_KNOWN_TO);
    if (token.usedAt() == null || token.usedAt().isBefore(before)) {
      database
          .sql(
              """
              update service_token set last_used_at = ?
              where id = ? and (last_used_at is null or last_used_at < ?)
              """)
          .params(utc(now), token.id(), utc(before))
          .update();
    }
  }

  private static Known known(ResultSet row, int n) throws SQLException {
    return new Known(
        row.getLong("id"),
        new Bearer(row.getString("account"), row.getString("name"), ServiceAccounts.scopes(row)),
        row.getTimestamp("expires_at").toInstant(),
        SqlTime.instant(row, "revoked_at"),
        SqlTime.instant(row, "last_used_at"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
