package org.capacitycompact.release;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.capacitycompact.worklist.MoveAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The engine's incidents of processes that stay with their release, at the step that holds them.
 */
@Component
class MoveIncidents {

  private final RuntimeService runtime;

  MoveIncidents(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Opens one, unless it is open for the same reason already; whether it did. */
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
        // The engine ends all that have the same one together.
        process.id(),
        reason);
    return true;
  }

  /** It moves after all. */
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

  /** The execution at that step, or at any: the engine asks for one that stands at a step. */
  private String execution(RunningProcess process, @Nullable String step) {
    List<Execution> at =
        step == null
            ? List.of()
            : runtime
                .createExecutionQuery()
                .processInstanceId(process.id())
                .activityId(step)
                .list();
    return at.isEmpty() ? anyAtAStep(process) : at.get(0).getId();
  }

  private String anyAtAStep(RunningProcess process) {
    return runtime.getActiveActivityIds(process.id()).stream()
        .map(
            step ->
                runtime
                    .createExecutionQuery()
                    .processInstanceId(process.id())
                    .activityId(step)
                    .list())
        .filter(at -> !at.isEmpty())
        .map(at -> at.get(0).getId())
        .findFirst()
        .orElse(process.id());
  }
}
