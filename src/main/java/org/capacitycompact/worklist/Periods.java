package org.capacitycompact.worklist;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A period ends at its timer's due time, not when the engine executes the timer, which after a
 * downtime can be much later. The time is the database's, the same for every node. A timer that
 * only reminds ends nothing.
 */
@Component
class Periods {

  private final JdbcClient database;
  private final Map<String, Set<String>> ending = new ConcurrentHashMap<>();

  Periods(JdbcClient database) {
    this.database = database;
  }

  /**
   * Refuses an answer after the end.
   *
   * @throws PeriodOverException when a timer should have ended this task by now
   */
  void refuseLate(TaskEntity task) {
    Set<String> timers =
        ending.computeIfAbsent(
            task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(),
            any ->
                endingTimers(
                    task.getProcessDefinition().findActivity(task.getTaskDefinitionKey())));
    if (timers.isEmpty()) {
      return;
    }
    // Job dates are in the time zone of the connection.
    database
        .sql(
            """
            select j.duedate_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.process_instance_id_ = :instance and d.act_id_ in (:timers)
              and j.duedate_ <= clock_timestamp()::timestamp
            order by j.duedate_ limit 1
            """)
        .param("instance", task.getProcessInstanceId())
        .param("timers", timers)
        .query(Timestamp.class)
        .optional()
        .ifPresent(
            end -> {
              throw new PeriodOverException(end.toInstant());
            });
  }

  /** The timers that end a step, or a scope that contains it. */
  static Set<String> endingTimers(ActivityImpl step) {
    Set<String> timers = new HashSet<>();
    for (ScopeImpl scope = step; scope instanceof ActivityImpl; scope = scope.getFlowScope()) {
      for (ActivityImpl event : scope.getEventActivities()) {
        if (ActivityTypes.BOUNDARY_TIMER.equals(event.getProperties().get(BpmnProperties.TYPE))
            && event.getActivityStartBehavior() == ActivityStartBehavior.CANCEL_EVENT_SCOPE) {
          timers.add(event.getActivityId());
        }
      }
    }
    return timers;
  }
}
