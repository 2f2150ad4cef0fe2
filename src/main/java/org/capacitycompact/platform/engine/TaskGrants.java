package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The engine's grants on tasks, without its query for existing grants when a task is created: there
 * are none yet, and the query costs two statements for each audience of each task.
 */
class TaskGrants extends DefaultAuthorizationProvider {

  private static final String BEING_MADE = "Init";

  @Override
  protected AuthorizationEntity createOrUpdateAuthorization(
      Task task,
      @Nullable String userId,
      @Nullable String groupId,
      Resource resource,
      boolean isHistoric,
      Permission... permissions) {
    if (!isBeingMade(task)) {
      return super.createOrUpdateAuthorization(
          task, userId, groupId, resource, isHistoric, permissions);
    }
    AuthorizationEntity grant =
        createAuthorization(userId, groupId, resource, task.getId(), permissions);
    if (isHistoric) {
      provideRemovalTime(grant, task);
    }
    return grant;
  }

  private static boolean isBeingMade(Task task) {
    return BEING_MADE.equals(task.getTaskState());
  }
}
