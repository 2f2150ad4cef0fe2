package org.capacitycompact.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.People;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what is in the outbox into a notice for each person who is told, by the rights that they
 * have at that moment. Whoever did it is not told. What fails does not hold up the rest: it is
 * tried again later.
 */
@Service
public class Distribution {

  private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);

  private static final int MOST = 500;

  /** What waits, locked until it is told; another node takes other rows. */
  private static final String TAKE =
      """
      select o.*, o.task_id is null or exists (
        select from work_item w where w.task_id = o.task_id) as is_open
      from outbox o where %s order by o.id for update of o skip locked
      """;

  /** Whole acts: who did one must be known with all that it tells. */
  private static final String TURN =
      "o.work in (select work from outbox where not_before <= now() order by not_before, id limit "
          + MOST
          + ")";

  private static final String LATER =
      """
      update outbox set failures = failures + 1,
        not_before = now() + least(failures + 1, 12) * interval '5 minutes'
      where work = cast(? as xid8)
      """;

  private static final String WRITE =
      """
      insert into notice (user_id, at, kind, topic, number, entry, detail, task_id, task, due_at,
        by_user, link, mail_at)
      values (:user, :at, :kind, :topic, :number, :entry, :detail, :taskId, :task, :due, :by, :link,
        :mailAt)
      """;

  /** A task ended without a decision. */
  private static final Set<String> CALLED_OFF = Set.of("task.calledOff", "task.lapsed");

  private final JdbcClient database;
  private final NamedParameterJdbcOperations batches;
  private final NoticeKinds kinds;
  private final Addressees addressees;
  private final NoticeChoices choices;
  private final People people;
  private final Deputies deputies;
  private final RightsOfTasks tasks;
  private final Map<Topic, NoticeRights> rights;
  private final TransactionTemplate own;

  Distribution(
      JdbcClient database,
      NamedParameterJdbcOperations batches,
      NoticeKinds kinds,
      Addressees addressees,
      NoticeChoices choices,
      People people,
      Deputies deputies,
      RightsOfTasks tasks,
      List<NoticeRights> rights,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.batches = batches;
    this.kinds = kinds;
    this.addressees = addressees;
    this.choices = choices;
    this.people = people;
    this.deputies = deputies;
    this.tasks = tasks;
    this.rights =
        rights.stream().collect(Collectors.toMap(NoticeRights::topic, Function.identity()));
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * What is to be told.
   *
   * @param work the transaction in which it happened
   * @param isOpen whether its task is still open; true for what is about no task
   */
  private record Told(
      long id,
      String work,
      Instant at,
      String kind,
      @Nullable String number,
      @Nullable Long entry,
      List<String> detail,
      @Nullable String taskId,
      @Nullable String task,
      @Nullable Instant dueAt,
      List<String> audiences,
      @Nullable String by,
      @Nullable String link,
      boolean isOpen) {}

  /** Distributes everything that waits in the outbox. */
  public void run() {
    int told;
    do {
      told = distributed();
    } while (told >= MOST);
  }

  /** Distributes a batch; how much it was. */
  private int distributed() {
    try {
      return together(() -> distribute(TURN));
    } catch (TransientDataAccessException | NonTransientDataAccessResourceException outage) {
      throw outage;
    } catch (RuntimeException failure) {
      LOG.warn("What is to be told is tried one by one", failure);
      waiting().forEach(this::attempt);
      return 0;
    }
  }

  private void attempt(String work) {
    try {
      together(() -> distribute("o.work = cast('%s' as xid8)".formatted(work)));
    } catch (RuntimeException failure) {
      LOG.warn("What one act is to tell waits for a later try", failure);
      database.sql(LATER).param(work).update();
    }
  }

  private int together(Supplier<Integer> distribution) {
    return Objects.requireNonNull(own.execute(status -> distribution.get()));
  }

  private List<String> waiting() {
    return database
        .sql("select distinct work::text from outbox where not_before <= now()")
        .query(String.class)
        .list();
  }

  private int distribute(String which) {
    List<Told> batch = database.sql(TAKE.formatted(which)).query(Distribution::told).list();
    if (!batch.isEmpty()) {
      Readership readership = readership(batch);
      write(
          byWork(batch).values().stream()
              .flatMap(work -> written(work, readership).stream())
              .toList());
      database.sql("delete from outbox where id = any (?)").param(ids(batch)).update();
    }
    return batch.size();
  }

  private static Long[] ids(List<Told> told) {
    return told.stream().map(Told::id).toArray(Long[]::new);
  }

  private static Map<String, List<Told>> byWork(List<Told> batch) {
    return batch.stream()
        .collect(Collectors.groupingBy(Told::work, LinkedHashMap::new, Collectors.toList()));
  }

  /** A notice for a person. */
  private record Written(Told told, Topic topic, Actor reader) {}

  /** Everybody who may have to be told of a batch. */
  private record Readership(
      Map<Long, Set<String>> readers, Map<String, Actor> actors, Map<String, Set<String>> opened) {

    /** Whether this person may see what it is about, and the page that it leads to. */
    boolean mayBeTold(Told told, Actor reader) {
      String number = told.number();
      return Right.USE_PORTAL.of(reader)
          && (number == null
              || reader.audiences().stream()
                  .anyMatch(opened.getOrDefault(number, Set.of())::contains))
          && (told.entry() == null
              || number == null
              || Right.SEE_HISTORY.on(reader, number.substring(0, 2)));
    }
  }

  private Readership readership(List<Told> batch) {
    Map<Long, Set<String>> audiences =
        batch.stream()
            .filter(this::isTold)
            .collect(
                Collectors.toMap(
                    Told::id, told -> addressees.of(line(told), number(told), told.audiences())));
    Map<String, Set<String>> members =
        people.members(
            audiences.values().stream()
                .flatMap(Set::stream)
                .filter(audience -> audience.startsWith("group:"))
                .map(audience -> audience.substring("group:".length()))
                .collect(Collectors.toSet()));
    Map<Long, Set<String>> readers =
        audiences.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> persons(each.getValue(), members)));
    addDeputies(batch, audiences, readers);
    return new Readership(
        readers,
        people.actors(readers.values().stream().flatMap(Set::stream).collect(Collectors.toSet())),
        opened(
            batch.stream()
                .flatMap(told -> Stream.ofNullable(told.number()))
                .collect(Collectors.toSet())));
  }

  /** What is told to somebody by name reaches their deputy too, if it is about work. */
  private void addDeputies(
      List<Told> batch, Map<Long, Set<String>> audiences, Map<Long, Set<String>> readers) {
    Map<Long, Set<String>> named =
        batch.stream()
            .filter(told -> audiences.containsKey(told.id()) && isWork(told))
            .collect(
                Collectors.toMap(
                    Told::id,
                    told ->
                        audiences.getOrDefault(told.id(), Set.of()).stream()
                            .filter(audience -> audience.startsWith("user:"))
                            .map(audience -> audience.substring("user:".length()))
                            .collect(Collectors.toSet())));
    Map<String, String> away =
        deputies.now(named.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    if (!away.isEmpty()) {
      named.forEach(
          (id, people) ->
              readers.merge(
                  id,
                  people.stream()
                      .flatMap(person -> Stream.ofNullable(away.get(person)))
                      .collect(Collectors.toSet()),
                  (one, other) ->
                      Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
    }
  }

  /** Of an account, and of ballots and reviews, nobody else is told. */
  private boolean isWork(Told told) {
    return told.number() != null
        && topic(told) != Topic.ACCOUNT
        && topic(told) != Topic.INTEGRITY
        && (told.task() == null || !tasks.isPersonal(told.task()));
  }

  private static Set<String> persons(Set<String> audiences, Map<String, Set<String>> members) {
    return audiences.stream()
        .flatMap(
            audience ->
                audience.startsWith("user:")
                    ? Stream.of(audience.substring("user:".length()))
                    : members.getOrDefault(audience.replaceFirst("^group:", ""), Set.of()).stream())
        .collect(Collectors.toSet());
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

  /**
   * What one transaction tells: to nobody what they did themselves, and to nobody a thing twice.
   */
  private List<Written> written(List<Told> work, Readership readership) {
    Set<String> actors =
        work.stream().flatMap(told -> Stream.ofNullable(told.by())).collect(Collectors.toSet());
    List<Written> all =
        work.stream()
            .filter(this::isTold)
            .filter(told -> told.isOpen() || !NoticeKinds.asks(told.kind()))
            .flatMap(
                told ->
                    readership.readers().getOrDefault(told.id(), Set.of()).stream()
                        .filter(reader -> !actors.contains(reader))
                        .flatMap(reader -> Stream.ofNullable(readership.actors().get(reader)))
                        .filter(reader -> readership.mayBeTold(told, reader))
                        .filter(reader -> isRightful(told, reader))
                        .map(reader -> new Written(told, topic(told), reader)))
            .toList();
    return withoutRepeats(all);
  }

  /**
   * A task that is open to several groups of a person is told once; that it was called off is told
   * by what called it off, where they learn that.
   */
  private static List<Written> withoutRepeats(List<Written> all) {
    Set<List<Object>> known = new HashSet<>();
    return all.stream()
        .filter(
            each ->
                known.add(
                    Arrays.asList(
                        each.reader().userId(),
                        each.told().kind(),
                        each.told().taskId() == null ? each.told().id() : each.told().taskId())))
        .filter(
            each ->
                !CALLED_OFF.contains(each.told().kind())
                    || all.stream()
                        .noneMatch(
                            other ->
                                other.told().entry() != null
                                    && other.reader().userId().equals(each.reader().userId())))
        .toList();
  }

  /** Whether the capability that tells it still tells this person. */
  private boolean isRightful(Told told, Actor reader) {
    NoticeRights ofTopic = rights.get(topic(told));
    return ofTopic == null || ofTopic.mayBeTold(reader, told.kind(), told.detail());
  }

  private boolean isTold(Told told) {
    return kinds.find(told.kind()).map(NoticeKinds.Line::topic).isPresent();
  }

  private NoticeKinds.Line line(Told told) {
    return kinds.of(told.kind());
  }

  private Topic topic(Told told) {
    return Objects.requireNonNull(line(told).topic());
  }

  private static @Nullable InitiativeNumber number(Told told) {
    return told.number() == null ? null : InitiativeNumber.of(told.number());
  }

  private void write(List<Written> written) {
    if (written.isEmpty()) {
      return;
    }
    NoticeChoices.MailTimes times =
        choices.mailTimes(written.stream().map(Written::reader).collect(Collectors.toSet()));
    batches.batchUpdate(
        WRITE,
        written.stream()
            .map(each -> row(each, times.of(each.reader(), each.topic())))
            .toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource row(Written written, @Nullable Instant mailAt) {
    Told told = written.told();
    return new MapSqlParameterSource("user", written.reader().userId())
        .addValue("at", time(told.at()))
        .addValue("kind", told.kind())
        .addValue("topic", written.topic().name())
        .addValue("number", told.number())
        .addValue("entry", told.entry())
        .addValue("detail", told.detail().toArray(String[]::new))
        .addValue("taskId", told.taskId())
        .addValue("task", told.task())
        .addValue("due", time(told.dueAt()))
        .addValue("by", told.by())
        .addValue("link", told.link())
        .addValue("mailAt", time(mailAt), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static Told told(ResultSet row, int n) throws SQLException {
    Timestamp due = row.getTimestamp("due_at");
    long entry = row.getLong("entry");
    return new Told(
        row.getLong("id"),
        row.getString("work"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("number"),
        entry == 0 ? null : entry,
        List.of((String[]) row.getArray("detail").getArray()),
        row.getString("task_id"),
        row.getString("task"),
        due == null ? null : due.toInstant(),
        List.of((String[]) row.getArray("audiences").getArray()),
        row.getString("by_user"),
        row.getString("link"),
        row.getBoolean("is_open"));
  }
}
