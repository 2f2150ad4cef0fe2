package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A task of a country that it leaves alone long after its due date becomes dormant until a date: it
 * is no longer chased, and neither anybody else nor the passing of time decides it (S5, S139). The
 * country can resume it at any time. On that date it is asked again and the secretariat is told,
 * and so on. Days are the country's. This works on the task list rather than in the models, so that
 * it applies to every step of every country, whatever model its process runs. Each change takes the
 * initiative's turn ({@link InitiativeLock}).
 */
@Embodies(
    value = {"S5", "S139"},
    as = Embodies.As.RULE)
@Component
public class Dormancy implements LongWait {

  static final String PERIOD = "dormant";
  static final String ASKED_AGAIN_AFTER = "dormant.asked";

  /** The prefixes of the groups of countries; the country's code follows. */
  private static final String[] GROUPS =
      Arrays.stream(Role.values())
          .filter(Role::isOfCountry)
          .map(role -> "group:" + role.group())
          .toArray(String[]::new);

  private final JdbcClient database;
  private final Deadlines deadlines;
  private final People people;
  private final Chronicle chronicle;
  private final Initiatives initiatives;
  private final TasksInHand tasks;
  private final InitiativeLock lock;
  private final Clock clock;

  Dormancy(
      JdbcClient database,
      Deadlines deadlines,
      People people,
      Chronicle chronicle,
      Initiatives initiatives,
      TasksInHand tasks,
      InitiativeLock lock,
      Clock clock) {
    this.database = database;
    this.deadlines = deadlines;
    this.people = people;
    this.chronicle = chronicle;
    this.initiatives = initiatives;
    this.tasks = tasks;
    this.lock = lock;
    this.clock = clock;
  }

  /** Whether a task of this group may become dormant. */
  public static boolean mayBecomeDormant(String group) {
    return Role.ofGroup(group).filter(Role::isOfCountry).isPresent();
  }

  @Override
  public List<Due> due() {
    return Stream.concat(
            toBeAsked().stream().map(task -> new Due(task, () -> askAgain(task))),
            leftAlone().stream().map(task -> new Due(task, () -> makeDormant(task))))
        .toList();
  }

  /** Tasks of countries whose due date passed long ago, and that nobody has taken up. */
  List<String> leftAlone() {
    return database
        .sql(
            """
            select distinct task_id from work_item where dormant_until is null and due_at < ?
              and audience in (select role || country from unnest(?::text[]) as r (role))
            """)
        .params(utc(clock.instant().minus(days(PERIOD))), GROUPS)
        .query(String.class)
        .list();
  }

  /** Dormant tasks whose date has come. */
  List<String> toBeAsked() {
    return database
        .sql(
            """
            select distinct task_id from work_item
            where dormant_until is not null and dormant_until <= country_day(country, ?)
            """)
        .param(SqlTime.now(clock))
        .query(String.class)
        .list();
  }

  /** A task in the list, with all its audiences. */
  private record Left(
      InitiativeNumber number, String task, String[] audiences, @Nullable LocalDate until) {}

  /** Makes a task dormant, unless it was decided or claimed meanwhile. */
  public void makeDormant(String taskId) {
    beside(taskId, () -> sleeps(taskId));
  }

  private boolean sleeps(String taskId) {
    Left left =
        change(
            taskId,
            "dormant_until = country_day(country, ?) + ?::integer, escalated = false"
                + " where dormant_until is null and due_at < ? and ",
            SqlTime.now(clock),
            days(ASKED_AGAIN_AFTER).toDays(),
            utc(clock.instant().minus(days(PERIOD))));
    if (left == null) {
      return false;
    }
    String reason = isManned(left) ? "silent" : "nobody";
    database
        .sql(
            """
            insert into dormancy (number, task_id, task, reason, since, until)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(left.number(), taskId, left.task(), reason, SqlTime.now(clock), left.until())
        .update();
    initiatives.openTo(left.number(), "group:" + Role.SECRETARIAT.group());
    chronicle.record(
        left.number(), "dormancy.began." + reason, null, left.task(), String.valueOf(left.until()));
    return true;
  }

  /** Does nothing when the task has ended meanwhile. */
  private boolean beside(String taskId, BooleanSupplier change) {
    return database
        .sql("select number from work_item where task_id = ? limit 1")
        .param(taskId)
        .query(InitiativeNumber.class)
        .optional()
        .filter(number -> lock.shared(number, change::getAsBoolean))
        .isPresent();
  }

  /** Wakes a dormant task: it is due again, and the secretariat is told. */
  public void askAgain(String taskId) {
    beside(taskId, () -> isAsked(taskId));
  }

  private boolean isAsked(String taskId) {
    Left left =
        change(
            taskId,
            "dormant_until = null, escalated = true"
                + " where dormant_until <= country_day(country, ?) and ",
            SqlTime.now(clock));
    if (left == null) {
      return false;
    }
    dueAnew(taskId, left);
    end(taskId, "askedAgain", null);
    chronicle.record(left.number(), "dormancy.askedAgain", null, left.task());
    return true;
  }

  /** Resumes a dormant task; false when this person may not act on it, or it is not dormant. */
  boolean takeUp(String taskId, Actor by) {
    return beside(taskId, () -> tasks.claimable(taskId, by).isPresent() && wakes(taskId, by));
  }

  private boolean wakes(String taskId, Actor by) {
    Left left =
        change(
            taskId, "dormant_until = null, escalated = false where dormant_until is not null and ");
    if (left == null) {
      return false;
    }
    dueAnew(taskId, left);
    end(taskId, "takenUp", by.userId());
    chronicle.record(left.number(), "dormancy.takenUp", by, left.task());
    return true;
  }

  private @Nullable Left change(String taskId, String change, Object... parameters) {
    Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = taskId;
    return database
        .sql(
            "with changed as (update work_item set "
                + change
                + "task_id = ? returning number, task, audience, dormant_until)"
                + " select number, task, array_agg(audience) as audiences,"
                + " min(dormant_until) as until from changed group by number, task")
        .params(all)
        .query(
            (row, n) ->
                new Left(
                    InitiativeNumber.of(row.getString("number")),
                    row.getString("task"),
                    (String[]) row.getArray("audiences").getArray(),
                    row.getObject("until", LocalDate.class)))
        .optional()
        .orElse(null);
  }

  private void dueAnew(String taskId, Left left) {
    database
        .sql("update work_item set due_at = ? where task_id = ?")
        .params(utc(deadlines.due(left.task())), taskId)
        .update();
  }

  private void end(String taskId, String how, @Nullable String by) {
    database
        .sql(
            """
            update dormancy set ended_at = ?, ended = ?, ended_by = ?
            where task_id = ? and ended_at is null
            """)
        .params(SqlTime.now(clock), how, by, taskId)
        .update();
  }

  /** Whether anybody could do the task: a country may have nobody left in a role. */
  private boolean isManned(Left left) {
    Set<String> groups =
        Arrays.stream(left.audiences())
            .filter(audience -> audience.startsWith("group:"))
            .map(audience -> audience.substring("group:".length()))
            .collect(Collectors.toSet());
    return !people.groupsWithMembers(groups).isEmpty();
  }

  private Duration days(String name) {
    return Duration.parse(deadlines.period(name));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
