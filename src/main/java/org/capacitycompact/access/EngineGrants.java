package org.capacitycompact.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.Role;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's own authorizations: what each role may do there beside its tasks, which the engine
 * grants to assignees and candidates. Nobody has a global grant. There always is an operator, so
 * that the web applications' setup never opens.
 */
@Component
@Order(20)
class EngineGrants implements ApplicationRunner {

  private final AuthorizationService authorizations;
  private final IdentityService identity;
  private final Accounts accounts;
  private final EngineAccess engine;
  private final AccessProperties doors;

  EngineGrants(
      AuthorizationService authorizations,
      IdentityService identity,
      Accounts accounts,
      EngineAccess engine,
      AccessProperties doors) {
    this.authorizations = authorizations;
    this.identity = identity;
    this.accounts = accounts;
    this.engine = engine;
    this.doors = doors;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    engine.asSystem(
        () -> {
          grant();
        });
    if (engine.asSystem(
            () -> identity.createUserQuery().memberOfGroup(Role.OPERATOR.group()).count())
        == 0) {
      openFirstOperator();
    }
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
        "milestone",
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

  private void openFirstOperator() {
    String id = doors.operator().id();
    String given = doors.operator().password();
    String password = given == null ? invented() : given;
    accounts.open(
        new NewPerson(id, "Operator", Role.OPERATOR, null, null, null, null, false, "en"),
        password);
    if (given == null) {
      // Printed once and stored hashed only: there is no default that anybody could know.
      System.out.println("The first operator is " + id + " with the password " + password);
    }
  }

  private static String invented() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return "Aa1!" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
