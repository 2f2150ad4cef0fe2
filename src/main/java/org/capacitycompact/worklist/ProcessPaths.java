package org.capacitycompact.worklist;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The path of an initiative through its processes, step by step, from the engine's history. Callers
 * check first who may see the initiative.
 */
@Service
public class ProcessPaths {

  private static final int LONGEST = 500;

  private final HistoryService history;
  private final RepositoryService repository;
  private final RuntimeService running;
  private final ManagementService jobs;
  private final ExternalTaskService external;
  private final EngineAccess engine;
  private final JdbcClient database;

  ProcessPaths(
      HistoryService history,
      RepositoryService repository,
      RuntimeService running,
      ManagementService jobs,
      ExternalTaskService external,
      EngineAccess engine,
      JdbcClient database) {
    this.history = history;
    this.repository = repository;
    this.running = running;
    this.jobs = jobs;
    this.external = external;
    this.engine = engine;
    this.database = database;
  }

  /** What an initiative waits for while nobody has to act on it. */
  public enum Waits {
    /** The system itself, which continues in a moment. */
    SYSTEM,
    /** A payment by the finance system. */
    PAYMENT,
    /** A day in the future. */
    DAY
  }

  /**
   * One run of a process for an initiative.
   *
   * @param number the initiative's number
   * @param process id of the process
   * @param definition the deployed model that it runs, whatever was deployed since
   * @param endedAt null while it runs
   */
  public record Run(
      String id,
      InitiativeNumber number,
      String process,
      String definition,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /**
   * One step of a run.
   *
   * @param element id in the model
   * @param name as in the model, in English; may be empty
   * @param type the engine's name for its kind: {@code userTask}
   * @param beside shared by steps that are done in parallel
   * @param called the run that it started; null when it calls no other process
   * @param endedAt null while it is active
   */
  public record Step(
      String element,
      String name,
      String type,
      String beside,
      @Nullable String called,
      Instant startedAt,
      @Nullable Instant endedAt,
      boolean interrupted) {}

  /** What the initiative waits for while nobody has to act. */
  public Waits waits(InitiativeNumber number) {
    String[] goingOn =
        runs(number).stream()
            .filter(run -> run.endedAt() == null)
            .map(Run::id)
            .toArray(String[]::new);
    return engine.inEngine(
        () ->
            goingOn.length == 0
                    || jobs.createJobQuery().processInstanceIds(Set.of(goingOn)).messages().count()
                        > 0
                ? Waits.SYSTEM
                : external.createExternalTaskQuery().processInstanceIdIn(goingOn).count() > 0
                    ? Waits.PAYMENT
                    : Waits.DAY);
  }

  /** The milestone of each of these runs, by the run's id. */
  public Map<String, String> milestones(List<Run> runs) {
    Map<String, String> milestones = new HashMap<>(ofThoseOver(runs));
    milestones.putAll(ofThoseThatGoOn(runs));
    return milestones;
  }

  /**
   * The engine deletes a run's variables when the run has ended; the record of its decisions still
   * has them.
   */
  private Map<String, String> ofThoseOver(List<Run> runs) {
    Set<String> over =
        runs.stream()
            .filter(run -> run.process().equals(MilestoneProcess.ID) && run.endedAt() != null)
            .map(Run::id)
            .collect(Collectors.toSet());
    if (over.isEmpty()) {
      return Map.of();
    }
    InitiativeNumber number = runs.get(0).number();
    Map<String, String> decided =
        database
            .sql(
                """
                select task_id, local_key from task_decision
                where number = ? and local_key is not null
                """)
            .param(number)
            .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return engine.inEngine(
        () ->
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey(MilestoneProcess.ID)
                .finished()
                .list()
                .stream()
                .filter(
                    task ->
                        over.contains(task.getProcessInstanceId())
                            && decided.containsKey(task.getId()))
                .collect(
                    Collectors.toMap(
                        HistoricTaskInstance::getProcessInstanceId,
                        task -> decided.get(task.getId()),
                        (one, same) -> one)));
  }

  private Map<String, String> ofThoseThatGoOn(List<Run> runs) {
    String[] ids =
        runs.stream()
            .filter(run -> run.process().equals(MilestoneProcess.ID) && run.endedAt() == null)
            .map(Run::id)
            .toArray(String[]::new);
    return ids.length == 0
        ? Map.of()
        : engine.inEngine(
            () ->
                running
                    .createVariableInstanceQuery()
                    .processInstanceIdIn(ids)
                    .variableName(MilestoneProcess.MILESTONE.name())
                    .list()
                    .stream()
                    .collect(
                        Collectors.toMap(
                            VariableInstance::getProcessInstanceId,
                            variable -> String.valueOf(variable.getValue()),
                            (one, same) -> one)));
  }

  /** Every run of a process for the initiative, oldest first. */
  public List<Run> runs(InitiativeNumber number) {
    return engine.inEngine(
        () ->
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, LONGEST)
                .stream()
                .map(ProcessPaths::run)
                .toList());
  }

  /** The steps of a run, in the order they began. */
  public List<Step> steps(Run run) {
    return engine.inEngine(
        () -> {
          List<HistoricActivityInstance> all =
              history
                  .createHistoricActivityInstanceQuery()
                  .processInstanceId(run.id())
                  .orderPartiallyByOccurrence()
                  .asc()
                  .listPage(0, LONGEST);
          // Parallel instances of a step run within a body that the engine adds.
          Set<String> bodies =
              all.stream()
                  .filter(ProcessPaths::isBody)
                  .map(HistoricActivityInstance::getId)
                  .collect(Collectors.toSet());
          return all.stream()
              .filter(step -> !isBody(step))
              .map(step -> step(step, bodies))
              .sorted(Comparator.comparing(Step::startedAt))
              .toList();
        });
  }

  private static boolean isBody(HistoricActivityInstance step) {
    return step.getActivityType().equals("multiInstanceBody");
  }

  /** The model of a run as BPMN 2.0 XML. */
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
        InitiativeNumber.of(run.getBusinessKey()),
        run.getProcessDefinitionKey(),
        run.getProcessDefinitionId(),
        run.getStartTime().toInstant(),
        instant(run.getEndTime()));
  }

  private static Step step(HistoricActivityInstance step, Set<String> bodies) {
    String parent = step.getParentActivityInstanceId();
    return new Step(
        step.getActivityId(),
        step.getActivityName() == null ? "" : step.getActivityName(),
        step.getActivityType(),
        bodies.contains(parent) ? parent : step.getId(),
        step.getCalledProcessInstanceId(),
        step.getStartTime().toInstant(),
        instant(step.getEndTime()),
        step.isCanceled());
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
