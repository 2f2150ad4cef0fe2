package org.capacitycompact.notice;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is told of something: whom its line means, and who of them may be told now. People, rights
 * and audiences are asked for a whole batch at once.
 */
@Component
class Readership {

  private static final String USER = "user:";
  private static final String GROUP = "group:";

  private final JdbcClient database;
  private final Addressees addressees;
  private final People people;
  private final Deputies deputies;
  private final RightsOfTasks tasks;
  private final Map<Topic, NoticeRights> rights;

  Readership(
      JdbcClient database,
      Addressees addressees,
      People people,
      Deputies deputies,
      RightsOfTasks tasks,
      List<NoticeRights> rights) {
    this.database = database;
    this.addressees = addressees;
    this.people = people;
    this.deputies = deputies;
    this.tasks = tasks;
    this.rights =
        rights.stream().collect(Collectors.toMap(NoticeRights::topic, Function.identity()));
  }

  /**
   * Whether somebody has the rights for what a notice leads to; that the initiative is open to them
   * is asked of its audiences.
   *
   * @param number the initiative that it is about
   * @param ofHistory whether it repeats an entry of its history
   */
  static boolean mayRead(Actor reader, @Nullable InitiativeNumber number, boolean ofHistory) {
    return Right.USE_PORTAL.of(reader)
        && (!ofHistory || number == null || Right.SEE_HISTORY.on(reader, number.country()));
  }

  /** The readers of a batch. */
  final class Of {

    private final Map<Long, Set<String>> meant;
    private final Map<String, Actor> actors;
    private final Map<String, Set<String>> opened;

    private Of(
        Map<Long, Set<String>> meant, Map<String, Actor> actors, Map<String, Set<String>> opened) {
      this.meant = meant;
      this.actors = actors;
      this.opened = opened;
    }

    /** Those who are told of this, which is one of the batch. */
    Stream<Actor> of(Told told) {
      return meant.getOrDefault(told.id(), Set.of()).stream()
          .flatMap(userId -> Stream.ofNullable(actors.get(userId)))
          .filter(reader -> mayRead(reader, told.number(), told.entry() != null))
          .filter(reader -> isOpenTo(reader, told.number()))
          .filter(reader -> isStillTold(reader, told));
    }

    private boolean isOpenTo(Actor reader, @Nullable InitiativeNumber number) {
      return number == null
          || reader.audiences().stream()
              .anyMatch(opened.getOrDefault(number.value(), Set.of())::contains);
    }
  }

  /** Whether the capability that tells it still tells this person. */
  private boolean isStillTold(Actor reader, Told told) {
    NoticeRights ofTopic = rights.get(told.topic());
    return ofTopic == null || ofTopic.mayBeTold(reader, told.kind(), told.detail());
  }

  /** Finds the readers of these. */
  Of of(List<Told> batch) {
    List<Told> told = batch.stream().filter(Told::isTold).toList();
    Map<Long, Set<String>> audiences =
        told.stream().collect(Collectors.toMap(Told::id, addressees::of));
    Map<Long, Set<String>> meant = persons(audiences);
    addDeputies(told, audiences, meant);
    return new Of(
        meant,
        people.actors(all(meant)),
        opened(
            told.stream()
                .flatMap(each -> Stream.ofNullable(each.number()))
                .map(InitiativeNumber::value)
                .collect(Collectors.toSet())));
  }

  private Map<Long, Set<String>> persons(Map<Long, Set<String>> audiences) {
    Map<String, Set<String>> members =
        people.members(
            all(audiences).stream()
                .filter(audience -> audience.startsWith(GROUP))
                .map(audience -> audience.substring(GROUP.length()))
                .collect(Collectors.toSet()));
    return audiences.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    each.getValue().stream()
                        .flatMap(audience -> persons(audience, members))
                        .collect(Collectors.toCollection(HashSet::new))));
  }

  private static Stream<String> persons(String audience, Map<String, Set<String>> members) {
    return audience.startsWith(USER)
        ? Stream.of(audience.substring(USER.length()))
        : members.getOrDefault(audience.replaceFirst("^" + GROUP, ""), Set.of()).stream();
  }

  /** What is told to somebody by name reaches their deputy too, if it is about work. */
  private void addDeputies(
      List<Told> told, Map<Long, Set<String>> audiences, Map<Long, Set<String>> meant) {
    Set<Long> work = told.stream().filter(this::isWork).map(Told::id).collect(Collectors.toSet());
    Map<Long, Set<String>> named =
        audiences.entrySet().stream()
            .filter(each -> work.contains(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, each -> named(each.getValue())));
    Map<String, String> away = deputies.now(all(named));
    meant.forEach(
        (id, readers) ->
            named.getOrDefault(id, Set.of()).stream()
                .flatMap(person -> Stream.ofNullable(away.get(person)))
                .forEach(readers::add));
  }

  private static Set<String> named(Set<String> audiences) {
    return audiences.stream()
        .filter(audience -> audience.startsWith(USER))
        .map(audience -> audience.substring(USER.length()))
        .collect(Collectors.toSet());
  }

  private static Set<String> all(Map<Long, Set<String>> sets) {
    return sets.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** Of an account, and of ballots and reviews, nobody else is told. */
  private boolean isWork(Told told) {
    return told.number() != null
        && told.topic() != Topic.ACCOUNT
        && told.topic() != Topic.INTEGRITY
        && (told.task() == null || !tasks.isPersonal(told.task()));
  }

  private Map<String, Set<String>> opened(Collection<String> numbers) {
    return database
        .sql("select number, audience from initiative_audience where number = any (?)")
        .param(numbers.toArray(String[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }
}
