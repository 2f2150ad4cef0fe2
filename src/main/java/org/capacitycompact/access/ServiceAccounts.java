package org.capacitycompact.access;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of programs. They have the role of integrators and sign in by token only. */
@Service
class ServiceAccounts {

  private static final String ACCOUNTS =
      """
      select a.user_id, p.name, a.purpose, a.scopes, p.country, p.organisation, p.enabled,
        a.created_at, coalesce(maker.name, a.created_by) as maker
      from service_account a join person p on p.user_id = a.user_id
        left join person maker on maker.user_id = a.created_by
      """;

  private final Accounts accounts;
  private final AuditTrail trail;
  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ServiceAccounts(Accounts accounts, AuditTrail trail, JdbcClient database, Clock clock) {
    this.accounts = accounts;
    this.trail = trail;
    this.database = database;
    this.clock = clock;
  }

  /** A request for an account, checked by {@link ServiceAccountForm}. */
  record NewAccount(
      String name,
      String purpose,
      Set<Scope> scopes,
      @Nullable String country,
      @Nullable String organisation) {}

  /** Opens an account without a token and returns its id. */
  @Transactional
  String open(NewAccount account, Actor by) {
    String userId = "svc" + HexFormat.of().formatHex(bytes(10));
    accounts.open(
        new NewPerson(
            userId,
            account.name(),
            Role.INTEGRATOR,
            null,
            account.country(),
            account.organisation(),
            null,
            false,
            "en"),
        // Nobody learns this password, and PasswordSignIn accepts none for such a name.
        "Aa1!" + HexFormat.of().formatHex(bytes(32)));
    database
        .sql(
            """
            insert into service_account (user_id, purpose, scopes, created_at, created_by)
            values (:userId, :purpose, :scopes, :at, :by)
            """)
        .param("userId", userId)
        .param("purpose", account.purpose())
        .param("scopes", account.scopes().stream().map(Scope::code).toArray(String[]::new))
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", by.userId())
        .update();
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "serviceAccount.opened")
            .by(by.acting())
            .to(facts(userId, account)));
    return userId;
  }

  List<ServiceAccount> all() {
    return database
        .sql(ACCOUNTS + "order by p.enabled desc, p.name, a.user_id")
        .query(ServiceAccounts::account)
        .list();
  }

  Optional<ServiceAccount> one(String userId) {
    return database
        .sql(ACCOUNTS + "where a.user_id = ?")
        .param(userId)
        .query(ServiceAccounts::account)
        .optional();
  }

  /** Closes the account for good: its tokens are invalid from the next request on. */
  @Transactional
  void close(ServiceAccount account, Actor by) {
    if (!account.open()) {
      return;
    }
    accounts.disable(account.userId());
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "serviceAccount.closed")
            .by(by.acting())
            .from(Map.of("account", account.userId())));
  }

  private static Map<String, Object> facts(String userId, NewAccount account) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("account", userId);
    facts.put("name", account.name());
    facts.put("scopes", account.scopes().stream().map(Scope::code).toList());
    facts.put("country", account.country());
    facts.put("organisation", account.organisation());
    return facts;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static ServiceAccount account(ResultSet row, int n) throws SQLException {
    return new ServiceAccount(
        row.getString("user_id"),
        row.getString("name"),
        row.getString("purpose"),
        scopes(row),
        row.getString("country"),
        row.getString("organisation"),
        row.getBoolean("enabled"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("maker"));
  }

  /** Ignores scopes that a later release removed. */
  static Set<Scope> scopes(ResultSet row) throws SQLException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) row.getArray("scopes").getArray())
        .forEach(code -> Scope.of(code).ifPresent(scopes::add));
    return scopes;
  }
}
