package org.capacitycompact.delivery;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.LongWait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells that a report on the progress of the work has not come by its day; whoever owes it is told
 * so by the task.
 */
@Component
class MissingReports implements LongWait {

  private static final String TELL =
      """
      with missing as (
        select task_id, min(number) as number, min(due_at) as due from work_item
        where task = 'UserTask_ReportProgress' and dormant_until is null
          and due_at < :now
        group by task_id)
      select count(tell_once('report.missing', task_id, due, number, '{}', null, :now))
      from missing m where not exists (select from told_date t
        where t.kind = 'report.missing' and t.what = m.task_id and t.due = m.due)
      """;

  private final JdbcClient database;
  private final Clock clock;

  MissingReports(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return List.of(new Due("What is told of reports that are missing", this::tell));
  }

  private void tell() {
    database.sql(TELL).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
