package org.capacitycompact.worklist;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells those whom an open task waits for that its date is near, and that it has passed: each once
 * for a task and date, and again when the date has moved. Somebody who claimed it is told alone.
 * Dormant tasks are asked for by {@link Dormancy}. An hour has to pass after the date, because what
 * ends by time is called off by then, and that is told instead.
 */
@Component
class NearTasks extends DatesToTell {

  private static final String TELL =
      """
      with waiting as (
        select task_id, min(number) as number, min(task) as task, min(due_at) as due,
          min(created_at) as since,
          array_agg(audience) filter (
            where assignee is null or audience = 'user:' || assignee) as audiences
        from work_item where dormant_until is null group by task_id),
      dated as (
        select 'task.near' as kind, w.* from waiting w
        where due > :now and due - :now <= least(
          policy_on('notice.nearDays', :now) * interval '1 day',
          (due - since) / policy_on('notice.nearParts', :now)::float)
        union all
        select 'task.passed', w.* from waiting w where due < :now - interval '1 hour')
      select count(tell_once(kind, task_id, due, number, '{}', audiences, :now, task_id, task))
      from dated d where not exists (select from told_date t
        where t.kind = d.kind and t.what = d.task_id and t.due = d.due)
      """;

  NearTasks(JdbcClient database, Clock clock) {
    super("tasks' dates", TELL, database, clock);
  }
}
