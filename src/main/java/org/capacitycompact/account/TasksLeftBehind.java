package org.capacitycompact.account;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody had taken and will not do: it goes back to its group, so that a colleague can take
 * it. What is nobody else's, a ballot or a review, stays theirs; its round ends without it.
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
   * A task in somebody's hands.
   *
   * @param task id of the step
   * @param shared a group waits behind the person: it can be given back
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

  /** Gives one back; false when it is not in this person's hands, or nobody else's to do. */
  @Transactional
  public boolean giveBack(String userId, String taskId) {
    return engine.asSystem(
        () -> {
          boolean theirs = tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).count() > 0;
          if (!theirs || !isShared(taskId)) {
            return false;
          }
          tasks.setAssignee(taskId, null);
          forget(userId, Set.of(taskId));
          return true;
        });
  }

  /**
   * Gives everything back that others can do, and takes away what the engine lets them see of it.
   */
  @Transactional
  public void giveBackAll(String userId) {
    engine.asSystem(
        () -> {
          Set<String> own =
              of(userId).stream()
                  .filter(task -> !task.shared())
                  .map(InHand::taskId)
                  .collect(Collectors.toSet());
          of(userId).stream()
              .filter(InHand::shared)
              .forEach(task -> tasks.setAssignee(task.taskId(), null));
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

  private boolean isShared(String taskId) {
    return tasks.getIdentityLinksForTask(taskId).stream()
        .map(IdentityLink::getGroupId)
        .anyMatch(group -> group != null);
  }

  private void forget(String userId, Set<String> taskIds) {
    grants(userId).stream()
        .filter(grant -> taskIds.contains(grant.getResourceId()))
        .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
  }

  /** The engine leaves whoever had a task the right to read it. */
  private List<Authorization> grants(String userId) {
    return authorizations.createAuthorizationQuery().userIdIn(userId).list().stream()
        .filter(
            grant ->
                grant.getResourceType() == Resources.TASK.resourceType()
                    || grant.getResourceType() == Resources.HISTORIC_TASK.resourceType())
        .toList();
  }
}
