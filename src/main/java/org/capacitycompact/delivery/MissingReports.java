package org.capacitycompact.delivery;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells that a report on the progress of the work has not come by its day; whoever owes it is told
 * so by the task.
 */
@Component
class MissingReports extends DatesToTell {

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

  MissingReports(JdbcClient database, Clock clock) {
    super("reports that are missing", TELL, database, clock);
  }
}
