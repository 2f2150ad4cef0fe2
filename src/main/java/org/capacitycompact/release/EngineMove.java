package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.platform.engine.ReleasedProcesses;
import org.capacitycompact.release.ProcessModel.Step;
import org.capacitycompact.worklist.Incident;
import org.springframework.stereotype.Component;

/**
 * Builds the engine's own migration plans from the written plan, one for each definition to leave.
 */
@Component
class EngineMove {

  /** The engine's suffix for the body around a multi-instance step. */
  private static final String SEVERAL = "#multiInstanceBody";

  private final RuntimeService runtime;
  private final ManagementService jobs;
  private final ReleasedProcesses processes;
  private final MoveCheck check;
  private final Map<String, Planned> made = new ConcurrentHashMap<>();

  EngineMove(
      RuntimeService runtime,
      ManagementService jobs,
      ReleasedProcesses processes,
      MoveCheck check) {
    this.runtime = runtime;
    this.jobs = jobs;
    this.processes = processes;
    this.check = check;
  }

  /** A step, its counterpart, and whether its timer starts anew. */
  private record Mapped(String from, String to, boolean anew) {}

  /**
   * @param refused steps that the engine does not map; instances resting there cannot move
   */
  private record Planned(MigrationPlan plan, Set<String> refused) {}

  /**
   * What the engine would lose although both models have it: it would drop a timer or a message
   * silently.
   */
  Optional<Obstacle> obstacle(RunningProcess process) {
    Set<String> refused = planned(process).refused();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    return check.restsAt(process).stream()
        .filter(refused::contains)
        .findFirst()
        .map(step -> new Obstacle(Incident.Kind.MOVE_OTHER_STEP, step));
  }

  /**
   * Moves a process that has no obstacle.
   *
   * @return the model it now follows
   * @throws ProcessEngineException when the engine refuses; nothing has changed then
   */
  ProcessModel carryOut(RunningProcess process) {
    Set<String> before = timers(process).stream().map(Job::getId).collect(Collectors.toSet());
    runtime.newMigration(planned(process).plan()).processInstanceIds(process.id()).execute();
    timers(process).stream()
        .filter(timer -> !before.contains(timer.getId()) && ranOutBefore(process, timer))
        .forEach(timer -> jobs.deleteJob(timer.getId()));
    return target(process);
  }

  /**
   * The engine creates every timer of the model that an instance lacks, so one that has already run
   * would start again.
   */
  private boolean ranOutBefore(RunningProcess process, Job timer) {
    String step =
        jobs.createJobDefinitionQuery()
            .jobDefinitionId(timer.getJobDefinitionId())
            .singleResult()
            .getActivityId();
    MovePlan plan = check.plan(process);
    boolean wasThere =
        check.source(process).steps().stream()
            .anyMatch(source -> plan.step(process.process(), source.id()).equals(step));
    return wasThere && !plan.restarts(process.process(), step);
  }

  private List<Job> timers(RunningProcess process) {
    return jobs.createJobQuery().processInstanceId(process.id()).timers().list();
  }

  private ProcessModel target(RunningProcess process) {
    return Objects.requireNonNull(check.target(process));
  }

  private Planned planned(RunningProcess process) {
    return made.computeIfAbsent(
        process.definition(),
        definition ->
            build(
                definition,
                processes.definition(check.plan(process).process(process.process())),
                mapped(process)));
  }

  private List<Mapped> mapped(RunningProcess process) {
    MovePlan plan = check.plan(process);
    ProcessModel target = target(process);
    List<Mapped> mapped = new ArrayList<>();
    for (Step step : check.source(process).steps()) {
      String to = plan.step(process.process(), step.id());
      boolean anew = plan.restarts(process.process(), to);
      if (step.waits()
          && target.find(to).filter(now -> now.kind().equals(step.kind())).isPresent()) {
        mapped.add(new Mapped(step.id(), to, anew));
        if (step.severalTimes()) {
          mapped.add(new Mapped(step.id() + SEVERAL, to + SEVERAL, false));
        }
      }
    }
    return mapped;
  }

  /**
   * The part of the plan that the engine accepts; a step it refuses to map only affects instances
   * resting there.
   */
  private Planned build(String from, String to, List<Mapped> mapped) {
    List<Mapped> left = mapped;
    Set<String> refused = new HashSet<>();
    while (true) {
      try {
        return new Planned(attempt(from, to, left), refused);
      } catch (MigrationPlanValidationException invalid) {
        Set<String> steps = refusedSteps(invalid);
        List<Mapped> fewer = left.stream().filter(each -> !steps.contains(each.from())).toList();
        if (fewer.size() == left.size()) {
          throw invalid;
        }
        steps.forEach(step -> refused.add(step.replace(SEVERAL, "")));
        left = fewer;
      }
    }
  }

  private MigrationPlan attempt(String from, String to, List<Mapped> mapped) {
    MigrationPlanBuilder plan = runtime.createMigrationPlan(from, to);
    for (Mapped each : mapped) {
      MigrationInstructionBuilder step = plan.mapActivities(each.from(), each.to());
      if (each.anew()) {
        step.updateEventTrigger();
      }
    }
    return plan.build();
  }

  private static Set<String> refusedSteps(MigrationPlanValidationException invalid) {
    return invalid.getValidationReport().getInstructionReports().stream()
        .map(report -> report.getMigrationInstruction())
        .map(MigrationInstruction::getSourceActivityId)
        .collect(Collectors.toSet());
  }
}
