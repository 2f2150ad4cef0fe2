package org.capacitycompact.delivery;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.capacitycompact.party.Role;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Lets a finance system fetch, lock and complete payments, and nothing else: the engine finds its
 * external tasks only in the process of a milestone.
 */
@Component
class FinanceSystemRights implements SmartInitializingSingleton {

  private static final String PROCESS = "milestone";
  private static final Permission[] RIGHTS = {
    ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.UPDATE_INSTANCE
  };

  private final AuthorizationService authorizations;
  private final EngineAccess engine;

  FinanceSystemRights(AuthorizationService authorizations, EngineAccess engine) {
    this.authorizations = authorizations;
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    engine.asSystem(this::grant);
  }

  private void grant() {
    boolean granted =
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(Role.INTEGRATOR.group())
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(PROCESS)
                .count()
            > 0;
    if (granted) {
      return;
    }
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(Role.INTEGRATOR.group());
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId(PROCESS);
    grant.setPermissions(RIGHTS);
    authorizations.saveAuthorization(grant);
  }
}
