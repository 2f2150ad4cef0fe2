package org.capacitycompact.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
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
  private final Readership readership;
  private final NoticeChoices choices;
  private final TransactionTemplate own;

  Distribution(
      JdbcClient database,
      NamedParameterJdbcOperations batches,
      NoticeKinds kinds,
      Readership readership,
      NoticeChoices choices,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.batches = batches;
    this.kinds = kinds;
    this.readership = readership;
    this.choices = choices;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

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
    List<Told> batch = database.sql(TAKE.formatted(which)).query(this::told).list();
    if (!batch.isEmpty()) {
      Readership.Of readers = readership.of(batch);
      write(
          byWork(batch).values().stream()
              .flatMap(work -> written(work, readers).stream())
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
  private record Written(Told told, Actor reader) {

    /** Two with the same tell the same. */
    List<Object> sameness() {
      return List.of(
          reader.userId(), told.kind(), told.taskId() == null ? told.id() : told.taskId());
    }
  }

  /**
   * What one transaction tells: to nobody what they did themselves, and to nobody a thing twice.
   */
  private static List<Written> written(List<Told> work, Readership.Of readers) {
    Set<String> actors =
        work.stream().flatMap(told -> Stream.ofNullable(told.by())).collect(Collectors.toSet());
    return withoutRepeats(
        work.stream()
            .filter(Told::isTold)
            .filter(told -> told.isOpen() || !NoticeKinds.asks(told.kind()))
            .flatMap(
                told ->
                    readers
                        .of(told)
                        .filter(reader -> !actors.contains(reader.userId()))
                        .map(reader -> new Written(told, reader)))
            .toList());
  }

  /**
   * A task that is open to several groups of a person is told once; that it was called off is told
   * by what called it off, where they learn that.
   */
  private static List<Written> withoutRepeats(List<Written> all) {
    Set<String> toldByHistory =
        all.stream()
            .filter(each -> each.told().entry() != null)
            .map(each -> each.reader().userId())
            .collect(Collectors.toSet());
    Set<List<Object>> known = new HashSet<>();
    return all.stream()
        .filter(each -> known.add(each.sameness()))
        .filter(
            each ->
                !CALLED_OFF.contains(each.told().kind())
                    || !toldByHistory.contains(each.reader().userId()))
        .toList();
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
            .map(each -> row(each, times.of(each.reader(), each.told().topic())))
            .toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource row(Written written, @Nullable Instant mailAt) {
    Told told = written.told();
    return new MapSqlParameterSource("user", written.reader().userId())
        .addValue("at", time(told.at()))
        .addValue("kind", told.kind())
        .addValue("topic", told.topic().name())
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

  private Told told(ResultSet row, int n) throws SQLException {
    String task = row.getString("task");
    String kind = kinds.mostSpecific(row.getString("kind"), task);
    String number = row.getString("number");
    return new Told(
        row.getLong("id"),
        row.getString("work"),
        row.getTimestamp("at").toInstant(),
        kinds.find(kind).orElse(null),
        kind,
        number == null ? null : InitiativeNumber.of(number),
        row.getObject("entry", Long.class),
        List.of((String[]) row.getArray("detail").getArray()),
        row.getString("task_id"),
        task,
        SqlTime.instant(row, "due_at"),
        List.of((String[]) row.getArray("audiences").getArray()),
        row.getString("by_user"),
        row.getString("link"),
        row.getBoolean("is_open"));
  }
}
