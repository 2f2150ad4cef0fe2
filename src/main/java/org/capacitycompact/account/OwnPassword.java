package org.capacitycompact.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.account.OneTimeLinks.Kind;
import org.capacitycompact.account.OneTimeLinks.Link;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people choose their own password: with a link, or with the old password. */
@Service
public class OwnPassword {

  private final OneTimeLinks links;
  private final Directory directory;
  private final People people;
  private final PasswordRules rules;
  private final StoredPasswords passwords;
  private final Sessions sessions;
  private final SignInWaits waits;
  private final AuditTrail trail;
  private final JdbcClient database;
  private final Clock clock;

  OwnPassword(
      OneTimeLinks links,
      Directory directory,
      People people,
      PasswordRules rules,
      StoredPasswords passwords,
      Sessions sessions,
      SignInWaits waits,
      AuditTrail trail,
      JdbcClient database,
      Clock clock) {
    this.links = links;
    this.directory = directory;
    this.people = people;
    this.rules = rules;
    this.passwords = passwords;
    this.sessions = sessions;
    this.waits = waits;
    this.trail = trail;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The person that a link is for, and who made it.
   *
   * @param invitation whether this is a new person's first password
   */
  public record Opened(Person person, @Nullable String by, boolean invitation, Instant until) {}

  /** The result of choosing a password. */
  public sealed interface Choice {
    record Taken(String userId) implements Choice {}

    record Refused(PasswordProblem why) implements Choice {}

    /** The link is invalid, or no longer valid. */
    record NoLink() implements Choice {}
  }

  /** What the link's page shows; empty for every invalid link, whatever the reason. */
  @Transactional(readOnly = true)
  public Optional<Opened> opened(String token) {
    return links.read(token).flatMap(this::opened);
  }

  private Optional<Opened> opened(Link link) {
    return directory
        .person(link.userId())
        .filter(person -> fits(link, person))
        .map(
            person ->
                new Opened(
                    person,
                    people.names(List.of(link.issuedBy())).get(link.issuedBy()),
                    link.kind() == Kind.INVITATION,
                    link.expiresAt()));
  }

  /**
   * Sets the password with a link, which is then used up.
   *
   * @param address where the request comes from; others' wrong guesses no longer delay signing in
   *     from there
   */
  @Transactional
  public Choice choose(String token, String password, String address) {
    Optional<Opened> opened = opened(token);
    if (opened.isEmpty()) {
      return new Choice.NoLink();
    }
    Person person = opened.get().person();
    Optional<PasswordProblem> problem = rules.problem(password, personal(person));
    if (problem.isPresent()) {
      return new Choice.Refused(problem.get());
    }
    if (links.use(token).isEmpty()) {
      return new Choice.NoLink();
    }
    passwords.set(person.userId(), password);
    if (opened.get().invitation()) {
      database
          .sql(
              "update person set enabled = true, joined_at = ? where user_id = ? and joined_at is"
                  + " null")
          .params(SqlTime.now(clock), person.userId())
          .update();
    }
    sessions.endAll(person.userId());
    waits.forget(person.userId(), address);
    record(opened.get().invitation() ? "person.joined" : "person.resetUsed", person.userId());
    return new Choice.Taken(person.userId());
  }

  /**
   * Sets a new password for a signed-in person who has just given the old one; their other sessions
   * end.
   */
  @Transactional
  public Optional<PasswordProblem> change(Actor actor, String password, String sessionId) {
    Person person = directory.person(actor.userId()).orElseThrow();
    Optional<PasswordProblem> problem = rules.problem(password, personal(person));
    if (problem.isEmpty()) {
      passwords.set(actor.userId(), password);
      links.withdraw(actor.userId());
      sessions.endOthers(actor.userId(), sessionId);
      record("person.passwordChanged", actor.userId());
    }
    return problem;
  }

  /** Whether the person has a password here; some people sign in at a provider. */
  @Transactional(readOnly = true)
  public boolean has(String userId) {
    return passwords.of(userId).isPresent();
  }

  private void record(String kind, String userId) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, kind)
            .by(people.actor(userId).map(Actor::acting).orElse(null))
            .to(Map.of("person", userId)));
  }

  private static boolean fits(Link link, Person person) {
    return person.state() == (link.kind() == Kind.INVITATION ? State.INVITED : State.OPEN);
  }

  private static List<String> personal(Person person) {
    List<String> known = new ArrayList<>(List.of(person.name(), person.userId()));
    if (person.email() != null) {
      known.add(person.email().split("@")[0]);
    }
    String country = person.country();
    if (country != null) {
      Locale there = new Locale.Builder().setRegion(country).build();
      InterfaceLanguages.all()
          .forEach(language -> known.add(there.getDisplayCountry(language.locale())));
    }
    return known;
  }
}
