package org.capacitycompact.access;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's own authorizations: what each role may do there, besides the tasks that the engine
 * itself grants to assignees and candidates. There is no global grant.
 */
@Component
@Order(20)
class EngineGrants implements ApplicationRunner {

  private final AuthorizationService authorizations;
  private final EngineAccess engine;

  EngineGrants(AuthorizationService authorizations, EngineAccess engine) {
    this.authorizations = authorizations;
    this.engine = engine;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    engine.asSystem(() -> grant());
  }

  private void grant() {
    for (Resource resource : Resources.values()) {
      grant(Role.OPERATOR, resource, "*", Permissions.ALL);
    }
    grant(Role.SECRETARIAT, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(Role.SECRETARIAT, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        Role.SECRETARIAT,
        Resources.PROCESS_DEFINITION,
        "*",
        Permissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(Role.SECRETARIAT, Resources.DECISION_DEFINITION, "*", Permissions.READ);
    grant(
        Role.INTEGRATOR,
        Resources.DECISION_DEFINITION,
        "*",
        Permissions.READ,
        Permissions.CREATE_INSTANCE);
    grant(
        Role.INTEGRATOR,
        Resources.PROCESS_DEFINITION,
        MilestoneProcess.ID,
        Permissions.READ_INSTANCE,
        Permissions.UPDATE_INSTANCE);
  }

  private void grant(Role role, Resource resource, String id, Permission... permissions) {
    boolean granted =
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .count()
            > 0;
    if (granted) {
      return;
    }
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(role.group());
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
