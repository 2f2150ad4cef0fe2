package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tasks that are due on a day that somebody named, such as the day for an answer or a milestone's
 * due date. When that day has passed in the country and the task is still open, the history records
 * it and the secretariat is told (S139), whatever the stage's period. The database stores the day
 * with the task.
 */
@Embodies(value = "S139", as = Embodies.As.RULE)
@Component
public class NamedDays implements LongWait {

  private final JdbcClient database;
  private final Initiatives initiatives;
  private final Chronicle chronicle;
  private final Deadlines deadlines;
  private final InitiativeLock lock;
  private final Clock clock;

  NamedDays(
      JdbcClient database,
      Initiatives initiatives,
      Chronicle chronicle,
      Deadlines deadlines,
      InitiativeLock lock,
      Clock clock) {
    this.database = database;
    this.initiatives = initiatives;
    this.chronicle = chronicle;
    this.deadlines = deadlines;
    this.lock = lock;
    this.clock = clock;
  }

  /** A task whose day is over. */
  private record Passed(String taskId, InitiativeNumber number, String task, LocalDate day) {}

  @Override
  public List<Due> due() {
    return passed().stream().map(each -> new Due(each.taskId(), () -> tell(each))).toList();
  }

  /** Open tasks whose day is over, and of which nobody was told. */
  private List<Passed> passed() {
    return database
        .sql(
            """
            select task_id, min(number) as number, min(task) as task, min(wanted_on) as day
            from work_item where wanted_on is not null and not escalated and dormant_until is null
              and due_at < ? group by task_id
            """)
        .param(SqlTime.now(clock))
        .query(Passed.class)
        .list();
  }

  /** Tells of one, once; nothing where it was decided or moved meanwhile. */
  private void tell(Passed passed) {
    lock.shared(passed.number(), () -> isTold(passed));
  }

  private boolean isTold(Passed passed) {
    int late =
        database
            .sql(
                """
                update work_item set escalated = true
                where task_id = ? and not escalated and dormant_until is null and due_at < ?
                """)
            .params(passed.taskId(), SqlTime.now(clock))
            .update();
    if (late == 0) {
      return false;
    }
    initiatives.openTo(passed.number(), "group:" + Role.SECRETARIAT.group());
    chronicle.record(
        passed.number(), "deadline.day", null, passed.task(), String.valueOf(passed.day()));
    return true;
  }

  /**
   * The end of a period for answers: after the usual days or with the day named, whichever is
   * later, so that nobody is cut off before the day they were given.
   *
   * @param task the task whose period it is
   * @param named when the named day ends in the country
   */
  public Instant ends(String task, Optional<Instant> named) {
    Instant usual = deadlines.due(task);
    return named.filter(usual::isBefore).orElse(usual);
  }

  /** How many days ahead a day for answers may lie. */
  public int longest(String task) {
    return Integer.parseInt(deadlines.period(task + ".longest").replaceAll("\\D", ""));
  }
}
