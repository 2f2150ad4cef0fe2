package org.capacitycompact.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks that a person has claimed and will not do. A successor takes them over, or they return to
 * the group, so that a colleague can claim them. Tasks that nobody else can do, such as a ballot or
 * a review, stay with the person; their round ends without them.
 */
@Component
public class TasksLeftBehind {

  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final EngineAccess engine;
  private final JdbcClient database;

  TasksLeftBehind(
      TaskService tasks,
      AuthorizationService authorizations,
      EngineAccess engine,
      JdbcClient database) {
    this.tasks = tasks;
    this.authorizations = authorizations;
    this.engine = engine;
    this.database = database;
  }

  /**
   * A claimed task.
   *
   * @param task id of the step
   * @param groups whose members can do it too; without one it stays with the person
   */
  public record InHand(String taskId, String task, String number, List<String> groups) {

    /** Whether it can be handed over or returned. */
    public boolean shared() {
      return !groups.isEmpty();
    }

    boolean isOneOf(List<String> others) {
      return groups.stream().anyMatch(others::contains);
    }
  }

  List<InHand> of(String userId) {
    return engine.asSystem(
        () ->
            tasks
                .createTaskQuery()
                .taskAssignee(userId)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> inHand(task))
                .toList());
  }

  private InHand inHand(Task task) {
    String number =
        database
            .sql("select number from work_item where task_id = ? limit 1")
            .param(task.getId())
            .query(String.class)
            .optional()
            .orElse("");
    return new InHand(task.getId(), task.getTaskDefinitionKey(), number, groups(task.getId()));
  }

  /** Returns a task; empty when this person has not claimed it, or nobody else can do it. */
  @Transactional
  public Optional<InHand> giveBack(String userId, String taskId) {
    return engine.asSystem(
        () -> {
          Optional<InHand> task =
              of(userId).stream()
                  .filter(each -> each.taskId().equals(taskId) && each.shared())
                  .findFirst();
          task.ifPresent(
              each -> {
                assign(taskId, null);
                forget(userId, Set.of(taskId));
              });
          return task;
        });
  }

  /** What was handed to a successor, and what went back to its groups. */
  public record HandedOver(List<InHand> given, List<InHand> returned) {}

  /**
   * Hands every task that others can do to the successor, as far as it is one of their groups', and
   * returns the rest; removes the engine's grants on them.
   *
   * @param successor null to return all of them
   */
  @Transactional
  public HandedOver handOver(String userId, @Nullable Actor successor) {
    return engine.asSystem(
        () -> {
          List<InHand> all = of(userId);
          Set<String> own =
              all.stream()
                  .filter(task -> !task.shared())
                  .map(InHand::taskId)
                  .collect(Collectors.toSet());
          List<InHand> given =
              successor == null
                  ? List.of()
                  : all.stream().filter(task -> task.isOneOf(successor.groups())).toList();
          List<InHand> returned =
              all.stream().filter(task -> task.shared() && !given.contains(task)).toList();
          if (successor != null) {
            given.forEach(task -> assign(task.taskId(), successor.userId()));
          }
          returned.forEach(task -> assign(task.taskId(), null));
          grants(userId).stream()
              .filter(grant -> !own.contains(grant.getResourceId()))
              .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
          database
              .sql(
                  """
                  delete from initiative_audience a where audience = 'user:' || :userId
                    and not exists (select from work_item w
                      where w.number = a.number and w.assignee = :userId)
                  """)
              .param("userId", userId)
              .update();
          return new HandedOver(given, returned);
        });
  }

  private void assign(String taskId, @Nullable String userId) {
    whileItIsThere(
        () -> {
          tasks.setAssignee(taskId, userId);
          return true;
        });
  }

  private List<String> groups(String taskId) {
    return whileItIsThere(() -> tasks.getIdentityLinksForTask(taskId)).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  /** A task may end between the question for it and the act: then the whole act is done again. */
  private static <T extends @Nullable Object> T whileItIsThere(Supplier<T> act) {
    try {
      return act.get();
    } catch (NullValueException gone) {
      throw new ConcurrencyFailureException("a task ended meanwhile", gone);
    }
  }

  private void forget(String userId, Set<String> taskIds) {
    grants(userId).stream()
        .filter(grant -> taskIds.contains(grant.getResourceId()))
        .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
  }

  /** The engine leaves the former assignee the right to read a task. */
  private List<Authorization> grants(String userId) {
    return authorizations.createAuthorizationQuery().userIdIn(userId).list().stream()
        .filter(
            grant ->
                grant.getResourceType() == Resources.TASK.resourceType()
                    || grant.getResourceType() == Resources.HISTORIC_TASK.resourceType())
        .toList();
  }
}
