package org.capacitycompact.account;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.capacitycompact.account.OneTimeLinks.Kind;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.account.TasksLeftBehind.HandedOver;
import org.capacitycompact.account.TasksLeftBehind.InHand;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the secretariat and operators do with other people's accounts. Each act checks the present
 * rights while both accounts are locked, and records the values before and after.
 */
@Service
public class AccountOffice {

  private final Accounts accounts;
  private final People people;
  private final Directory directory;
  private final OneTimeLinks links;
  private final LinksByMail mail;
  private final Sessions sessions;
  private final TasksLeftBehind tasks;
  private final Deputies deputies;
  private final HandOverNotices notices;
  private final StoredPasswords passwords;
  private final AuditTrail trail;
  private final JdbcClient database;
  private final Clock clock;

  AccountOffice(
      Accounts accounts,
      People people,
      Directory directory,
      OneTimeLinks links,
      LinksByMail mail,
      Sessions sessions,
      TasksLeftBehind tasks,
      Deputies deputies,
      HandOverNotices notices,
      StoredPasswords passwords,
      AuditTrail trail,
      JdbcClient database,
      Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.directory = directory;
    this.links = links;
    this.mail = mail;
    this.sessions = sessions;
    this.tasks = tasks;
    this.deputies = deputies;
    this.notices = notices;
    this.passwords = passwords;
    this.trail = trail;
    this.database = database;
    this.clock = clock;
  }

  /** A person to be invited. */
  public record Invited(
      String userId, String name, @Nullable String email, String language, Assignment post) {}

  /**
   * Creates an account, which stays closed until the person chooses a password with the link. It
   * goes to them by mail, if that reaches them.
   *
   * @return the token of the link, which cannot be read again; empty when it goes by mail
   * @throws AccountChangeDeniedException when they may not give this role
   */
  @Transactional
  public Optional<String> invite(Invited person, Actor by) {
    Actor now = now(by);
    if (!AccountRights.givable(now).contains(person.post().role())) {
      throw new AccountChangeDeniedException();
    }
    country(person.post());
    database
        .sql(
            """
            insert into person (user_id, name, email, country, organisation, constituency,
              practitioner, language, enabled, joined_at)
            values (:userId, :name, :email, :country, :organisation, :constituency,
              :practitioner, :language, false, null)
            """)
        .param("userId", person.userId())
        .param("name", person.name())
        .param("email", person.email())
        .param("country", person.post().country())
        .param("organisation", person.post().organisation())
        .param("constituency", person.post().constituency())
        .param("practitioner", person.post().practitioner())
        .param("language", person.language())
        .update();
    // Nobody knows this password; the one that the person chooses replaces it.
    passwords.open(person.userId(), person.name(), passwords.hash(Secrets.token()));
    accounts.giveRole(person.userId(), person.post().role(), person.post().code());
    Optional<String> token = deliver(held(person.userId()), Kind.INVITATION, now);
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "person.invited")
            .by(now.acting())
            .to(facts(held(person.userId()))));
    return token;
  }

  /**
   * Changes a person's name, role or assignment. What only the old role allowed ends at once, and
   * what they had in hand goes to the successor, or back to its groups.
   *
   * @param successor sign-in name of whoever takes over; null for nobody
   * @return false when the successor cannot take over; then nothing is changed
   */
  @Transactional
  public boolean change(
      String userId,
      String name,
      @Nullable String email,
      Assignment post,
      @Nullable String successor,
      Actor by) {
    Actor now = admitted(userId, successor, by, AccountRights::mayChange);
    if (!AccountRights.givable(now).contains(post.role())) {
      throw new AccountChangeDeniedException();
    }
    Optional<Actor> next = successor(userId, successor);
    if (successor != null && next.isEmpty()) {
      return false;
    }
    Person before = held(userId);
    if (next.isPresent()) {
      passOn(userId, next.get(), now);
    }
    country(post);
    database
        .sql(
            """
            update person set name = :name, email = :email, country = :country,
              organisation = :organisation, constituency = :constituency,
              practitioner = :practitioner
            where user_id = :userId
            """)
        .param("name", name)
        .param("email", email)
        .param("country", post.country())
        .param("organisation", post.organisation())
        .param("constituency", post.constituency())
        .param("practitioner", post.practitioner())
        .param("userId", userId)
        .update();
    if (accounts.reassign(userId, post.role(), post.code())) {
      passOnTasks(userId, null, now);
    }
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "person.changed")
            .by(now.acting())
            .from(facts(before))
            .to(facts(held(userId))));
    return true;
  }

  /**
   * Closes an account: sessions end, links become invalid, and claimed tasks go to the successor or
   * return to their groups.
   *
   * @param successor sign-in name of whoever takes over; null for nobody
   * @return false when the successor cannot take over; then nothing is changed
   */
  @Transactional
  public boolean close(String userId, @Nullable String successor, Actor by) {
    Actor now = admitted(userId, successor, by, AccountRights::mayChange);
    Optional<Actor> next = successor(userId, successor);
    if (successor != null && next.isEmpty()) {
      return false;
    }
    Person before = held(userId);
    passOn(userId, next.orElse(null), now);
    accounts.disable(userId);
    database
        .sql("update person set joined_at = coalesce(joined_at, ?) where user_id = ?")
        .params(SqlTime.now(clock), userId)
        .update();
    links.withdraw(userId);
    sessions.endAll(userId);
    record("person.closed", now, before);
    return true;
  }

  /**
   * Hands over in one step what waits for a person: what they took goes to the successor or back to
   * its groups, and the successor stands in where they did. Ballots and reviews stay: nobody else
   * was asked.
   *
   * @param successor sign-in name of whoever takes over; null for nobody
   * @return false when the successor cannot take over; then nothing is changed
   */
  @Transactional
  public boolean handOver(String userId, @Nullable String successor, Actor by) {
    Actor now = admitted(userId, successor, by, AccountRights::mayHelp);
    Optional<Actor> next = successor(userId, successor);
    if (successor != null && next.isEmpty()) {
      return false;
    }
    passOn(userId, next.orElse(null), now);
    return true;
  }

  /** The people who could take over from this one: same role, same country or organisation. */
  public List<Actor> successors(String userId) {
    return people.actor(userId).map(deputies::candidates).orElseGet(List::of);
  }

  private Optional<Actor> successor(String userId, @Nullable String successor) {
    return successor == null
        ? Optional.empty()
        : successors(userId).stream().filter(each -> each.userId().equals(successor)).findFirst();
  }

  private void passOn(String userId, @Nullable Actor successor, Actor by) {
    deputies.handOver(userId, successor == null ? null : successor.userId(), by);
    passOnTasks(userId, successor, by);
  }

  private void passOnTasks(String userId, @Nullable Actor successor, Actor by) {
    HandedOver handed = tasks.handOver(userId, successor);
    if (handed.given().isEmpty() && handed.returned().isEmpty()) {
      return;
    }
    notices.tell(userId, successor, handed, by);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("successor", successor == null ? null : successor.userId());
    facts.put("given", told(handed.given()));
    facts.put("returned", told(handed.returned()));
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "person.handedOver")
            .by(by.acting())
            .from(Map.of("person", userId))
            .to(facts));
  }

  private static List<String> told(List<InHand> tasks) {
    return tasks.stream().map(task -> task.number() + " " + task.task()).toList();
  }

  /** Reopens a closed account with its old password. */
  @Transactional
  public void reopen(String userId, Actor by) {
    Actor now = admitted(userId, by, AccountRights::mayChange);
    Person before = held(userId);
    if (before.state() == State.CLOSED) {
      database.sql("update person set enabled = true where user_id = ?").param(userId).update();
      record("person.reopened", now, before);
    }
  }

  /**
   * Makes a new link for choosing a password; for somebody who has not joined yet, a new
   * invitation.
   *
   * @return the token of the link, which cannot be read again
   * @throws AccountChangeDeniedException when they may not help this person, or the account is
   *     closed
   */
  @Transactional
  public String link(String userId, Actor by) {
    return another(
        userId, by, (person, kind, now) -> links.issue(person.userId(), kind, now.userId()));
  }

  /** Whether a link would go to this person by mail. */
  public boolean isReachedByMail(Person person) {
    return mail.reaches(person);
  }

  /**
   * Sends a new link for choosing a password to the person's address; the page shows it instead
   * where mail does not reach them any more.
   *
   * @return the token of a link to show; empty when it goes by mail
   * @throws AccountChangeDeniedException as {@link #link}
   */
  @Transactional
  public Optional<String> send(String userId, Actor by) {
    return another(userId, by, this::deliver);
  }

  /** A way in which somebody gets a link. */
  private interface Giving<T> {
    T give(Person person, Kind kind, Actor by);
  }

  /** Gives a person another link, of the kind that their account needs now. */
  private <T> T another(String userId, Actor by, Giving<T> giving) {
    Actor now = admitted(userId, by, AccountRights::mayHelp);
    Person person = held(userId);
    if (person.state() == State.CLOSED) {
      throw new AccountChangeDeniedException();
    }
    Kind kind = person.state() == State.INVITED ? Kind.INVITATION : Kind.RESET;
    T given = giving.give(person, kind, now);
    record(kind == Kind.RESET ? "person.resetIssued" : "person.invitedAgain", now, person);
    return given;
  }

  /** By mail where that reaches the person; else the token is returned, to be shown. */
  private Optional<String> deliver(Person person, Kind kind, Actor by) {
    if (mail.reaches(person)) {
      mail.send(person, kind, by.userId());
      return Optional.empty();
    }
    return Optional.of(links.issue(person.userId(), kind, by.userId()));
  }

  /** Ends all sessions of a person. */
  @Transactional
  public void signOut(String userId, Actor by) {
    Actor now = admitted(userId, by, AccountRights::mayHelp);
    sessions.endAll(userId);
    record("person.signedOut", now, held(userId));
  }

  /** The tasks that a person has claimed. */
  public List<InHand> tasks(String userId) {
    return tasks.of(userId);
  }

  /** Returns a task of an absent person to its group. */
  @Transactional
  public boolean giveBack(String userId, String taskId, Actor by) {
    Actor now = admitted(userId, by, AccountRights::mayHelp);
    Optional<InHand> given = tasks.giveBack(userId, taskId);
    if (given.isPresent()) {
      notices.tell(userId, null, new HandedOver(List.of(), List.of(given.get())), now);
      trail.record(
          AuditEvent.in(AuditEvent.ACCOUNTS, "person.taskGivenBack")
              .by(now.acting())
              .from(Map.of("person", userId, "task", taskId)));
    }
    return given.isPresent();
  }

  private void record(String kind, Actor by, Person before) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, kind)
            .by(by.acting())
            .from(facts(before))
            .to(facts(held(before.userId()))));
  }

  private Actor admitted(String userId, Actor by, BiPredicate<Actor, Person> right) {
    return admitted(userId, null, by, right);
  }

  /** Checks the present rights, with the accounts locked until the act is done. */
  private Actor admitted(
      String userId, @Nullable String successor, Actor by, BiPredicate<Actor, Person> right) {
    database
        .sql("select user_id from person where user_id in (?, ?, ?) order by user_id for update")
        .params(userId, by.userId(), successor == null ? userId : successor)
        .query(String.class)
        .list();
    Actor now = now(by);
    if (!right.test(now, held(userId))) {
      throw new AccountChangeDeniedException();
    }
    return now;
  }

  private Actor now(Actor by) {
    return people.actor(by.userId()).orElseThrow(AccountChangeDeniedException::new);
  }

  private Person held(String userId) {
    return directory.person(userId).orElseThrow(AccountChangeDeniedException::new);
  }

  /** Adds the partner country when this is its first person. */
  private void country(Assignment post) {
    String country = post.country();
    if (country != null && Arrays.asList(java.util.Locale.getISOCountries()).contains(country)) {
      database.sql("insert into country values (?) on conflict do nothing").param(country).update();
    }
  }

  private static Map<String, Object> facts(Person person) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("person", person.userId());
    facts.put("name", person.name());
    facts.put("groups", person.groups());
    facts.put("country", person.country());
    facts.put("organisation", person.organisation());
    facts.put("constituency", person.constituency());
    facts.put("state", person.state().name());
    return facts;
  }
}
