package org.capacitycompact.party;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Deputyship.End;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for whom, and until when. For whom somebody stands in at this moment is also part
 * of their {@link Actor}, which every door reads anew.
 */
@Service
public class Deputies {

  private final DeputyRepository deputies;
  private final People people;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deputies(
      DeputyRepository deputies,
      People people,
      JdbcClient database,
      ApplicationEventPublisher events,
      Clock clock) {
    this.deputies = deputies;
    this.people = people;
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** What came of naming a deputy. */
  public sealed interface Naming {

    record Named(Deputyship deputyship) implements Naming {}

    record Refused(DeputyProblem why) implements Naming {}
  }

  /** The people who could stand in for this person: same role, same country or organisation. */
  public List<Actor> candidates(Actor person) {
    List<String> groups = deputised(person);
    return groups.isEmpty()
        ? List.of()
        : people.inGroups(groups).stream()
            .filter(other -> !other.userId().equals(person.userId()))
            .toList();
  }

  /**
   * Names a deputy. Whoever asks has the right to do so.
   *
   * @param from the first day, in the person's own zone
   * @param to the last day
   */
  @Transactional
  public Naming name(Actor person, String deputy, LocalDate from, LocalDate to, Actor by) {
    lock(person.userId(), deputy);
    Instant now = clock.instant();
    Optional<DeputyProblem> wrong =
        unfit(person, deputy).or(() -> Deputyship.wrongDays(from, to, person.zone(), now));
    return wrong.isPresent()
        ? new Naming.Refused(wrong.get())
        : keep(Deputyship.name(person, deputy, from, to, by.userId(), now));
  }

  private Naming keep(Deputyship asked) {
    if (away(List.of(asked.person())).stream().anyMatch(asked::sharesADay)) {
      return new Naming.Refused(DeputyProblem.OVERLAP);
    }
    if (away(List.of(asked.deputy())).stream().anyMatch(asked::meets)) {
      return new Naming.Refused(DeputyProblem.AWAY);
    }
    Deputyship named = deputies.saveAndFlush(asked);
    events.publishEvent(new DeputyNamed(named));
    return new Naming.Named(named);
  }

  /** Ends it now; false when it has ended, or there is none. */
  @Transactional
  public boolean end(long id, Actor by) {
    return deputies.findById(id).filter(one -> ended(one, End.TAKEN_BACK, by.userId())).isPresent();
  }

  public Optional<Deputyship> find(long id) {
    return deputies.findById(id);
  }

  /** Those of a person that are not over, as who is away and as who stands in, by time. */
  public List<Deputyship> open(String userId) {
    return deputies.open(userId, clock.instant());
  }

  /** The times for which these people have deputies and that are not over, by time. */
  public List<Deputyship> away(Collection<String> people) {
    return people.isEmpty() ? List.of() : deputies.away(people, clock.instant());
  }

  /** Ids of those that end soon and of whose end nobody was told. */
  public List<Long> endingSoon() {
    Instant now = clock.instant();
    return deputies.ending(now, now.plus(Deputyship.SOON)).stream().map(Deputyship::id).toList();
  }

  /** Notes that both are told of its end; empty when they have been, or need not be. */
  @Transactional
  public Optional<Deputyship> tellEnd(long id) {
    return deputies.findById(id).filter(one -> one.tellEnd(clock.instant()));
  }

  /** Who stands in for these people at this moment: deputies by the person who is away. */
  public Map<String, String> now(Collection<String> people) {
    return inForce(people).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().deputy()));
  }

  /** Who stands in for this person at this moment. */
  public Optional<Deputyship> now(String person) {
    return Optional.ofNullable(inForce(List.of(person)).get(person));
  }

  /**
   * The days of a person never overlap, but the times do where their zone changed in between: then
   * whoever was named later stands in.
   */
  private Map<String, Deputyship> inForce(Collection<String> persons) {
    Instant now = clock.instant();
    List<Deputyship> running = away(persons).stream().filter(one -> one.isInForce(now)).toList();
    Map<String, Actor> standIns = people.actors(running.stream().map(Deputyship::deputy).toList());
    return running.stream()
        .filter(one -> isUpheld(one, standIns.get(one.deputy())))
        .collect(
            Collectors.toMap(
                Deputyship::person,
                Function.identity(),
                BinaryOperator.maxBy(Comparator.comparing(Deputyship::id))));
  }

  /**
   * Passes on to a successor what somebody does as a deputy, for the rest of the time. Where the
   * successor cannot stand in, it ends.
   */
  @Transactional
  public void handOver(String deputy, @Nullable String successor, Actor by) {
    for (Deputyship one : List.copyOf(open(deputy))) {
      if (!one.deputy().equals(deputy) || !ended(one, End.HANDED_OVER, by.userId())) {
        continue;
      }
      Optional<Actor> person = people.actor(one.person());
      if (successor != null && person.isPresent() && unfit(person.get(), successor).isEmpty()) {
        keep(one.passOn(successor, by.userId(), clock.instant()));
      }
    }
  }

  /**
   * Ends those of a person that their role no longer carries, on either side: the account was
   * closed, or the role or its place changed.
   */
  @Transactional
  public void endWhatTheRoleNoLongerCarries(String userId) {
    for (Deputyship one : List.copyOf(open(userId))) {
      Optional<Actor> person = people.actor(one.person());
      Optional<Actor> deputy = people.actor(one.deputy());
      if (person.isEmpty() || deputy.isEmpty() || !shareARole(person.get(), deputy.get())) {
        ended(one, End.LEFT, null);
      }
    }
  }

  private boolean ended(Deputyship one, End why, @Nullable String by) {
    boolean ended = one.end(why, by, clock.instant());
    if (ended) {
      deputies.flush();
      events.publishEvent(new DeputyEnded(one, why, by));
    }
    return ended;
  }

  /** What keeps somebody from standing in for this person at any time. */
  private Optional<DeputyProblem> unfit(Actor person, String deputy) {
    if (deputy.equals(person.userId())) {
      return Optional.of(DeputyProblem.SELF);
    }
    Optional<Actor> other = people.actor(deputy);
    if (other.isEmpty()) {
      return Optional.of(DeputyProblem.NOBODY);
    }
    return shareARole(person, other.get())
        ? Optional.empty()
        : Optional.of(DeputyProblem.OTHER_ROLE);
  }

  /** Whether the deputy has the role still: it may have been taken where nobody asks us. */
  private static boolean isUpheld(Deputyship one, @Nullable Actor deputy) {
    return deputy != null && deputy.standsInFor().contains(one.person());
  }

  private static boolean shareARole(Actor person, Actor deputy) {
    return deputised(person).stream().anyMatch(deputy.groups()::contains);
  }

  /** The groups in which somebody can stand in for this person. */
  private static List<String> deputised(Actor person) {
    Set<Role> roles = Right.NAME_OWN_DEPUTY.roles();
    return person.groups().stream()
        .filter(group -> Role.ofGroup(group).filter(roles::contains).isPresent())
        .toList();
  }

  /** Nobody closes or changes one of the accounts meanwhile. */
  private void lock(String person, String deputy) {
    database
        .sql("select user_id from person where user_id in (?, ?) order by user_id for update")
        .params(person, deputy)
        .query(String.class)
        .list();
  }
}
