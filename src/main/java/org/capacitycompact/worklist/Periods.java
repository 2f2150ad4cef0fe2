package org.capacitycompact.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A period ends at its timer's due time, not when the engine executes the timer, which after a
 * downtime can be much later. The time is the database's, the same for every node. A timer that
 * only reminds ends nothing.
 */
@Component
class Periods {

  /** No node's clock is further from the database's: what is due by then is looked at closely. */
  private static final Duration FURTHEST_APART = Duration.ofHours(1);

  private final JdbcClient database;
  private final ManagementService jobs;
  private final EngineAccess engine;
  private final Clock clock;
  private final Map<String, Set<String>> ending = new ConcurrentHashMap<>();

  Periods(JdbcClient database, ManagementService jobs, EngineAccess engine, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.engine = engine;
    this.clock = clock;
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
    List<Job> due =
        engine.inEngine(
            () ->
                jobs.createJobQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .timers()
                    .duedateLowerThan(Date.from(clock.instant().plus(FURTHEST_APART)))
                    .orderByJobDuedate()
                    .asc()
                    .list());
    if (due.isEmpty()) {
      return;
    }
    Instant now =
        database.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
    due.stream()
        .filter(job -> timers.contains(((JobEntity) job).getActivityId()))
        .map(job -> job.getDuedate().toInstant())
        .filter(end -> !end.isAfter(now))
        .findFirst()
        .ifPresent(
            end -> {
              throw new PeriodOverException(end);
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
