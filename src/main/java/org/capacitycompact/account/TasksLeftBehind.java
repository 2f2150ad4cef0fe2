package org.capacitycompact.account;

import java.util.List;
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
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks that a person has claimed and will not do. They return to the group, so that a colleague
 * can claim them. Tasks that nobody else can do, such as a ballot or a review, stay with the
 * person; their round ends without them.
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
   * @param shared whether it can be returned, because a group can do it too
   */
  public record InHand(String taskId, String task, String number, boolean shared) {}

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
    return new InHand(task.getId(), task.getTaskDefinitionKey(), number, isShared(task.getId()));
  }

  /** Returns a task; false when this person has not claimed it, or nobody else can do it. */
  @Transactional
  public boolean giveBack(String userId, String taskId) {
    return engine.asSystem(
        () -> {
          boolean theirs = tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).count() > 0;
          if (!theirs || !isShared(taskId)) {
            return false;
          }
          release(taskId);
          forget(userId, Set.of(taskId));
          return true;
        });
  }

  /** Returns every task that others can do, and removes the engine's grants on them. */
  @Transactional
  public void giveBackAll(String userId) {
    engine.asSystem(
        () -> {
          Set<String> own =
              of(userId).stream()
                  .filter(task -> !task.shared())
                  .map(InHand::taskId)
                  .collect(Collectors.toSet());
          of(userId).stream().filter(InHand::shared).forEach(task -> release(task.taskId()));
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
        });
  }

  private void release(String taskId) {
    whileItIsThere(
        () -> {
          tasks.setAssignee(taskId, null);
          return true;
        });
  }

  private boolean isShared(String taskId) {
    return whileItIsThere(() -> tasks.getIdentityLinksForTask(taskId)).stream()
        .map(IdentityLink::getGroupId)
        .anyMatch(group -> group != null);
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
