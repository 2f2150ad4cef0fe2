package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.capacitycompact.platform.engine.ReleasedProcesses;
import org.capacitycompact.release.ProcessModel.Step;
import org.springframework.stereotype.Component;

/**
 * The engine's own migration plans, made of the written one: a plan for each definition to leave.
 */
@Component
class EngineMove {

  /** How the engine calls what stands around a step that is done several times. */
  private static final String SEVERAL = "#multiInstanceBody";

  private final RuntimeService runtime;
  private final ReleasedProcesses processes;
  private final MoveCheck check;
  private final MovePlan written;
  private final Map<String, MigrationPlan> made = new ConcurrentHashMap<>();

  EngineMove(
      RuntimeService runtime, ReleasedProcesses processes, MoveCheck check, MovePlan written) {
    this.runtime = runtime;
    this.processes = processes;
    this.check = check;
    this.written = written;
  }

  /** A step, the one it becomes, and whether what it waits for begins anew. */
  private record Mapped(String from, String to, boolean anew) {}

  /**
   * Moves a process that nothing stands against.
   *
   * @return the model it goes on by
   * @throws ProcessEngineException when the engine refuses; nothing has changed then
   */
  ProcessModel carryOut(RunningProcess process) {
    ProcessModel target = Objects.requireNonNull(check.target(process));
    MigrationPlan plan =
        made.computeIfAbsent(
            process.definition(),
            definition ->
                build(
                    definition,
                    processes.definition(written.process(process.process())),
                    mapped(process, check.source(process), target)));
    runtime.newMigration(plan).processInstanceIds(process.id()).execute();
    return target;
  }

  private List<Mapped> mapped(RunningProcess process, ProcessModel source, ProcessModel target) {
    List<Mapped> mapped = new ArrayList<>();
    for (Step step : source.steps()) {
      String to = written.step(process.process(), step.id());
      boolean anew = written.restarts(process.process(), to);
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
   * What the engine takes of it. A step that it refuses to map is left out here: whoever rests
   * there is refused by it, and the others move.
   */
  private MigrationPlan build(String from, String to, List<Mapped> mapped) {
    List<Mapped> left = mapped;
    while (true) {
      try {
        return attempt(from, to, left);
      } catch (MigrationPlanValidationException refused) {
        Set<String> steps = refusedSteps(refused);
        List<Mapped> fewer = left.stream().filter(each -> !steps.contains(each.from())).toList();
        if (fewer.size() == left.size()) {
          throw refused;
        }
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

  private static Set<String> refusedSteps(MigrationPlanValidationException refused) {
    return refused.getValidationReport().getInstructionReports().stream()
        .map(report -> report.getMigrationInstruction())
        .map(MigrationInstruction::getSourceActivityId)
        .collect(Collectors.toSet());
  }
}
