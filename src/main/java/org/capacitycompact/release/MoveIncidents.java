package org.capacitycompact.release;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.capacitycompact.worklist.MoveAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The engine's incidents for processes that stay with their release, at the step that is the
 * obstacle.
 */
@Component
class MoveIncidents {

  private final RuntimeService runtime;

  MoveIncidents(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /**
   * Opens an incident, unless one is open for the same reason.
   *
   * @return whether it was opened
   */
  boolean open(RunningProcess process, Obstacle obstacle) {
    String reason = obstacle.reason();
    List<Incident> before = of(process);
    if (before.stream().anyMatch(open -> reason.equals(open.getIncidentMessage()))) {
      return false;
    }
    before.forEach(open -> runtime.resolveIncident(open.getId()));
    runtime.createIncident(
        MoveAgain.INCIDENT,
        execution(process, obstacle.step()),
        // The engine ends all incidents with the same configuration together.
        process.id(),
        reason);
    return true;
  }

  /** Ends the incident, because the process has moved after all. */
  void end(RunningProcess process) {
    of(process).forEach(open -> runtime.resolveIncident(open.getId()));
  }

  private List<Incident> of(RunningProcess process) {
    return runtime
        .createIncidentQuery()
        .processInstanceId(process.id())
        .incidentType(MoveAgain.INCIDENT)
        .list();
  }

  /** The execution at that step, or at any step: the engine requires one at a step. */
  private String execution(RunningProcess process, @Nullable String step) {
    return Stream.concat(
            Stream.ofNullable(step), runtime.getActiveActivityIds(process.id()).stream())
        .flatMap(at -> executionsAt(process, at).stream())
        .map(Execution::getId)
        .findFirst()
        .orElse(process.id());
  }

  private List<Execution> executionsAt(RunningProcess process, String step) {
    return runtime.createExecutionQuery().processInstanceId(process.id()).activityId(step).list();
  }
}
