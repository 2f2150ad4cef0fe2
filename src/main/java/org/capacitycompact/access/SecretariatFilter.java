package org.capacitycompact.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The only filter in Tasklist, which lists tasks by stored filters; nobody can create one over
 * HTTP. The secretariat can read it, not change it.
 */
@Component
@Order(21)
class SecretariatFilter implements ApplicationRunner {

  /** The name is stored once for everybody, so it cannot be in the reader's language. */
  static final String NAME = "Tasks of the secretariat";

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final EngineAccess engine;

  SecretariatFilter(
      FilterService filters,
      TaskService tasks,
      AuthorizationService authorizations,
      EngineAccess engine) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
    this.engine = engine;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    engine.asSystem(this::make);
  }

  private void make() {
    if (filters.createTaskFilterQuery().filterName(NAME).count() > 0) {
      return;
    }
    Filter filter =
        filters
            .newTaskFilter(NAME)
            .setQuery(
                tasks
                    .createTaskQuery()
                    .taskCandidateGroup(Role.SECRETARIAT.group())
                    .includeAssignedTasks())
            .setProperties(
                Map.of(
                    "priority",
                    0,
                    "refresh",
                    true,
                    "variables",
                    List.of(Map.of("name", "country", "label", "Country"))));
    Authorization reading = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    reading.setGroupId(Role.SECRETARIAT.group());
    reading.setResource(Resources.FILTER);
    reading.setResourceId(filters.saveFilter(filter).getId());
    reading.addPermission(Permissions.READ);
    authorizations.saveAuthorization(reading);
  }
}
