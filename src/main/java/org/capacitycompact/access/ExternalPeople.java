package org.capacitycompact.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
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
import org.capacitycompact.party.Memberships;
import org.capacitycompact.party.Memberships.Standing;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whom an identity provider vouches for. They are identified by issuer and subject, never by
 * a name, which another account may have. Their rights are what the claims say now.
 */
@Service
class ExternalPeople {

  private static final Set<String> CONSTITUENCIES =
      Set.of(
          "partnerCountries",
          "southernInstitutions",
          "civilSociety",
          "networks",
          "developmentPartners");

  private final JdbcClient database;
  private final People people;
  private final Accounts accounts;
  private final Memberships memberships;
  private final Parties parties;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ExternalPeople(
      JdbcClient database,
      People people,
      Accounts accounts,
      Memberships memberships,
      Parties parties,
      AuditTrail trail,
      Clock clock) {
    this.database = database;
    this.people = people;
    this.accounts = accounts;
    this.memberships = memberships;
    this.parties = parties;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Creates or updates the person described by the claims and returns their sign-in name. Empty
   * when the claims give no usable role, which also ends the person's previous roles, or when the
   * account is closed here.
   */
  @Transactional
  Optional<String> admit(ClaimedPerson claimed) {
    Optional<String> known = known(claimed);
    boolean acceptable = isAcceptable(claimed);
    if (known.isEmpty()) {
      return acceptable ? Optional.of(made(claimed)) : Optional.empty();
    }
    Optional<Actor> actor = people.actor(known.get());
    if (actor.isEmpty()) {
      return Optional.empty();
    }
    bring(actor.get(), claimed, acceptable ? claimed.groups() : Set.of());
    return acceptable ? known : Optional.empty();
  }

  private boolean isAcceptable(ClaimedPerson claimed) {
    String country = claimed.country();
    String organisation = claimed.organisation();
    String constituency = claimed.constituency();
    return !claimed.roles().isEmpty()
        && claimed.roles().stream().allMatch(claimed::isBound)
        // Who reads reports of harm has no other part.
        && (claimed.roles().size() == 1 || !claimed.roles().contains(Role.INTEGRITY_OFFICER))
        && (country == null || parties.countries().contains(country))
        && (organisation == null || parties.organisation(organisation).isPresent())
        && (constituency == null || CONSTITUENCIES.contains(constituency));
  }

  private Optional<String> known(ClaimedPerson claimed) {
    return database
        .sql("select user_id from external_identity where issuer = ? and subject = ?")
        .params(claimed.issuer(), claimed.subject())
        .query(String.class)
        .optional();
  }

  private String made(ClaimedPerson claimed) {
    // Two simultaneous first sign-ins must create one person.
    database
        .sql("select pg_advisory_xact_lock(hashtext(?))")
        .param(claimed.issuer() + " " + claimed.subject())
        .query(row -> {});
    Optional<String> meanwhile = known(claimed);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    String userId = "ext" + HexFormat.of().formatHex(bytes(10));
    Role first = claimed.roles().iterator().next();
    accounts.open(
        new NewPerson(
            userId,
            claimed.name(),
            first,
            claimed.code(first),
            claimed.country(),
            claimed.organisation(),
            claimed.constituency(),
            false,
            "en"),
        // Nobody learns this password, and PasswordSignIn accepts none for such a name.
        "Aa1!" + HexFormat.of().formatHex(bytes(32)));
    database
        .sql(
            """
            insert into external_identity (issuer, subject, user_id, created_at)
            values (?, ?, ?, ?)
            """)
        .params(claimed.issuer(), claimed.subject(), userId, SqlTime.now(clock))
        .update();
    memberships.align(userId, standing(claimed), claimed.groups());
    record(userId, List.of(), claimed.groups());
    return userId;
  }

  private void bring(Actor actor, ClaimedPerson claimed, Set<String> groups) {
    boolean rolesStay = Set.copyOf(actor.groups()).equals(groups);
    Standing now = groups.isEmpty() ? Standing.of(actor) : standing(claimed);
    if (rolesStay && Standing.of(actor).equals(now)) {
      return;
    }
    memberships.align(actor.userId(), now, groups);
    if (!rolesStay) {
      record(actor.userId(), actor.groups(), groups);
    }
  }

  private void record(String userId, List<String> before, Set<String> after) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "externalPerson.roles")
            .by(AuditActor.named(userId))
            .from(Map.of("groups", before))
            .to(Map.of("groups", after.stream().sorted().toList())));
  }

  private static Standing standing(ClaimedPerson claimed) {
    return new Standing(
        claimed.name(), claimed.country(), claimed.organisation(), claimed.constituency());
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
