package org.capacitycompact.benchmark;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Open tasks, looked up in the database without the application. An initiative is used by one
 * person at a time, so that no decision comes too late.
 */
final class WaitingWork {

  /** An open task and its initiative. */
  record Waits(String taskId, InitiativeNumber number, String task) {}

  private final JdbcClient database;
  private final RaisedPortfolio portfolio;
  private final Set<String> inHands = ConcurrentHashMap.newKeySet();

  WaitingWork(DataSource database, RaisedPortfolio portfolio) {
    this.database = JdbcClient.create(database);
    this.portfolio = portfolio;
  }

  /** One of this person's open tasks, reserved until it is put back; null when there is none. */
  Waits take(String person) {
    return database
        .sql(
            """
            select task_id, number, task from work_item
            where not starts_with(task_id, 'crowd-') and assignee is null
              and audience in (select 'group:' || group_id_ from act_id_membership where user_id_ = ?
                union all select 'user:' || ?)
            order by random() limit 20
            """)
        .params(person, person)
        .query(
            (row, n) ->
                new Waits(
                    row.getString(1), InitiativeNumber.of(row.getString(2)), row.getString(3)))
        .list()
        .stream()
        .filter(each -> inHands.add(each.number().value()))
        .findFirst()
        .filter(this::stillWaits)
        .orElse(null);
  }

  /** Somebody may have decided it in between. */
  private boolean stillWaits(Waits task) {
    boolean still =
        database
            .sql("select exists (select from work_item where task_id = ?)")
            .param(task.taskId())
            .query(Boolean.class)
            .single();
    if (!still) {
      putBack(task);
    }
    return still;
  }

  /** Whether the sample's answers fit; what the task's plan lacks is written first. */
  boolean mayBeDecided(String person, Waits task) throws IOException, InterruptedException {
    return !portfolio.refused().contains(task.task())
        && portfolio.isReady(person, task.number().value(), task.task());
  }

  void putBack(Waits task) {
    inHands.remove(task.number().value());
  }
}
