package org.capacitycompact.worklist;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How an initiative went through its processes, step by step, from the engine's own history. Who
 * may see the initiative is asked before.
 */
@Service
public class ProcessPaths {

  private static final int LONGEST = 500;

  private final HistoryService history;
  private final RepositoryService repository;
  private final EngineAccess engine;

  ProcessPaths(HistoryService history, RepositoryService repository, EngineAccess engine) {
    this.history = history;
    this.repository = repository;
    this.engine = engine;
  }

  /**
   * One run of a process for an initiative.
   *
   * @param process id of the process
   * @param definition the deployed model it runs, whatever was deployed since
   * @param endedAt null while it runs
   */
  public record Run(
      String id, String process, String definition, Instant startedAt, @Nullable Instant endedAt) {}

  /**
   * One step of a run.
   *
   * @param element id in the model
   * @param name as the model writes it, in English; may be empty
   * @param type the engine's word for its kind: {@code userTask}
   * @param endedAt null while it is active
   */
  public record Step(
      String element,
      String name,
      String type,
      Instant startedAt,
      @Nullable Instant endedAt,
      boolean interrupted) {}

  /** Every run of a process for the initiative, the oldest first. */
  public List<Run> runs(String number) {
    return engine.inEngine(
        () ->
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, LONGEST)
                .stream()
                .map(ProcessPaths::run)
                .toList());
  }

  /** The steps of a run in the order they began. */
  public List<Step> steps(Run run) {
    return engine.inEngine(
        () ->
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(run.id())
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, LONGEST)
                .stream()
                .filter(step -> !step.getActivityType().equals("multiInstanceBody"))
                .map(ProcessPaths::step)
                .sorted(Comparator.comparing(Step::startedAt))
                .toList());
  }

  /** The model that a run follows, as BPMN 2.0 XML. */
  public Optional<byte[]> model(Run run) {
    return engine.inEngine(
        () -> {
          try (InputStream model = repository.getProcessModel(run.definition())) {
            return Optional.of(model.readAllBytes());
          } catch (IOException unreadable) {
            return Optional.<byte[]>empty();
          }
        });
  }

  private static Run run(HistoricProcessInstance run) {
    return new Run(
        run.getId(),
        run.getProcessDefinitionKey(),
        run.getProcessDefinitionId(),
        run.getStartTime().toInstant(),
        instant(run.getEndTime()));
  }

  private static Step step(HistoricActivityInstance step) {
    return new Step(
        step.getActivityId(),
        step.getActivityName() == null ? "" : step.getActivityName(),
        step.getActivityType(),
        step.getStartTime().toInstant(),
        instant(step.getEndTime()),
        step.isCanceled());
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
