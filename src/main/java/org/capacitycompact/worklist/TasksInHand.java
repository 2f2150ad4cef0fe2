package org.capacitycompact.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads a task for somebody who may act on it now. */
@Component
class TasksInHand {

  private static final String FIND =
      """
      select task_id, task, form, number, title, country, local_key, assignee, due_at, dormant_until,
        initiative_budget(number) as budget,
        array(select audience from work_item g where g.task_id = w.task_id and audience like 'group:%')
          as groups
      from\s
      """;

  private static final String SEE =
      FIND + "work_item w where task_id = ? order by audience limit 1";

  private static final String ACT = FIND + "task_to_act_on(?) w";

  private final JdbcClient database;
  private final HandledTasks handled;

  TasksInHand(JdbcClient database, HandledTasks handled) {
    this.database = database;
    this.handled = handled;
  }

  /** The task, if this person may see it. */
  Optional<TaskInHand> visible(String taskId, Actor actor) {
    return row(SEE, taskId)
        .filter(row -> opensTo(actor, row))
        .map(row -> row.inHandOf(actor, inPlaceOf(actor, row)));
  }

  /**
   * The task, if this person may act on it now: it is theirs, or of somebody whose deputy they are,
   * or unclaimed, and they are still in one of its groups. It locks the task: others who ask for
   * the same task, or stop or suspend the initiative (initiative.InitiativeLock), wait until this
   * transaction ends. Call it before the transaction has read anything.
   */
  Optional<TaskInHand> claimable(String taskId, Actor actor) {
    return row(ACT, taskId)
        .filter(row -> opensTo(actor, row))
        .map(row -> row.inHandOf(actor, inPlaceOf(actor, row)))
        .filter(
            task ->
                task.assignee() == null
                    || task.assignee().equals(actor.userId())
                    || task.inPlaceOf() != null);
  }

  /** The task, whoever it is for, if this person sees its initiative. */
  Optional<TaskInHand> seen(String taskId, Actor reader) {
    return row(SEE, taskId).map(row -> row.inHandOf(reader, null));
  }

  /** The open tasks of an initiative, whoever they are for; the first that is due first. */
  List<TaskInHand> seen(InitiativeNumber number, Actor reader) {
    return database
        .sql(
            "select * from (select distinct on (task_id) t.* from ("
                + FIND
                + "work_item w where number = ?) t order by task_id) t order by due_at, task_id")
        .param(number)
        .query(TasksInHand::read)
        .list()
        .stream()
        .map(row -> row.inHandOf(reader, null))
        .toList();
  }

  /** For whom a task is; empty when it has ended. */
  Set<String> audiences(String taskId) {
    return Set.copyOf(
        database
            .sql("select audience from work_item where task_id = ?")
            .param(taskId)
            .query(String.class)
            .list());
  }

  /** Whether the task also belongs to a group; without one, it cannot be returned. */
  boolean ofAGroup(String taskId) {
    return row(SEE, taskId).filter(row -> row.groups().length > 0).isPresent();
  }

  /** Addressed to them, and within a right they still have. */
  private boolean opensTo(Actor actor, Row row) {
    return (row.addressedTo(actor) || inPlaceOf(actor, row) != null && row.isOfNoGroup())
        && handled.right(row.task()).filter(right -> right.on(actor, row.country())).isPresent();
  }

  /** Whoever has the task, if this person is their deputy and a deputy may decide it. */
  private @Nullable String inPlaceOf(Actor actor, Row row) {
    return row.assignee() != null
            && actor.standsInFor().contains(row.assignee())
            && !handled.isPersonal(row.task())
        ? row.assignee()
        : null;
  }

  private Optional<Row> row(String sql, String taskId) {
    return database.sql(sql).param(taskId).query(TasksInHand::read).optional();
  }

  private static Row read(ResultSet row, int n) throws SQLException {
    return new Row(
        row.getString("task_id"),
        row.getString("task"),
        row.getString("form"),
        InitiativeNumber.of(row.getString("number")),
        row.getString("title"),
        row.getString("country"),
        row.getString("local_key"),
        row.getString("assignee"),
        row.getTimestamp("due_at").toInstant(),
        row.getObject("dormant_until", LocalDate.class),
        Optional.ofNullable(row.getBigDecimal("budget")).map(AccountingCurrency::of).orElse(null),
        (String[]) row.getArray("groups").getArray());
  }

  private record Row(
      String taskId,
      String task,
      String form,
      InitiativeNumber number,
      String title,
      String country,
      @Nullable String localKey,
      @Nullable String assignee,
      Instant dueAt,
      @Nullable LocalDate dormantUntil,
      @Nullable Money budget,
      String[] groups) {

    /**
     * A task of a group is its members' as long as they are members; one without, its assignee's.
     */
    boolean addressedTo(Actor actor) {
      if (isOfNoGroup()) {
        return actor.userId().equals(assignee);
      }
      for (String group : groups) {
        if (actor.groups().contains(group.substring("group:".length()))) {
          return true;
        }
      }
      return false;
    }

    boolean isOfNoGroup() {
      return groups.length == 0;
    }

    TaskInHand inHandOf(Actor actor, @Nullable String inPlaceOf) {
      return new TaskInHand(
          taskId,
          task,
          form,
          number,
          title,
          country,
          localKey,
          assignee,
          dueAt,
          dormantUntil,
          budget,
          actor,
          inPlaceOf);
    }
  }
}
