package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.Variables;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one door for what people decide. It stands in the engine itself, so that the portal, our API,
 * Tasklist and the engine API all pass it: a completed task is checked and recorded by {@link
 * Admission}, and only what the capability answers reaches the process. Whatever else a signed-in
 * caller could ask of the engine is refused unless it is listed here; what the engine does on its
 * own account, and within a command that was let through, passes.
 */
@Component
@Order(0)
class Door extends CommandInterceptor {

  /** Reading: the engine's authorizations say what is found. */
  private static final List<String> READING =
      List.of(
          "Get",
          "Is",
          "Find",
          "ExecuteFilter",
          "AuthorizationCheck",
          "CheckPassword",
          "Evaluate",
          "DecisionEvaluation",
          "DetermineHistoryLevel");

  private static final Set<String> QUERIES =
      Set.of("CreateUserQueryCmd", "CreateGroupQueryCmd", "CreateTenantQueryCmd");

  /** What a finance system or another worker does with external tasks. */
  private static final Set<String> WORKERS =
      Set.of(
          "FetchExternalTasksCmd",
          "LockExternalTaskCmd",
          "HandleExternalTaskFailureCmd",
          "ExtendLockOnExternalTaskCmd",
          "UnlockExternalTaskCmd");

  /** Keeping the engine running and its accounts in order, in Cockpit and Admin. */
  private static final Set<String> OPERATORS =
      Set.of(
          "SetJobRetriesCmd",
          "SetJobsRetriesCmd",
          "SetExternalTaskRetriesCmd",
          "ExecuteJobsCmd",
          "SetAnnotationForIncidentCmd",
          "CreateUserCmd",
          "SaveUserCmd",
          "UnlockUserCmd",
          "CreateGroupCmd",
          "SaveGroupCmd",
          "CreateMembershipCmd",
          "DeleteMembershipCmd",
          "SetUserInfoCmd");

  private final ObjectProvider<Admission> admission;
  private final ObjectProvider<People> people;
  private final ObjectProvider<TasksInHand> tasks;
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  Door(
      ObjectProvider<Admission> admission,
      ObjectProvider<People> people,
      ObjectProvider<TasksInHand> tasks) {
    this.admission = admission;
    this.people = people;
    this.tasks = tasks;
  }

  @Override
  public <T> T execute(Command<T> command) {
    String caller = Context.getCommandContext().getAuthenticatedUserId();
    boolean within = depth.get() > 0;
    depth.set(depth.get() + 1);
    try {
      return within ? next.execute(command) : admitted(command, caller);
    } finally {
      depth.set(depth.get() - 1);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T admitted(Command<T> command, @Nullable String caller) {
    if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
      return (T) complete(command, caller);
    }
    if (caller != null) {
      require(allowed(command, caller), command);
    }
    return next.execute(command);
  }

  /** Only what the capability answers goes on; what was submitted never becomes a variable. */
  private Object complete(Command<?> command, @Nullable String caller) {
    DirectFieldAccessor submitted = new DirectFieldAccessor(command);
    String taskId = (String) Objects.requireNonNullElse(submitted.getPropertyValue("taskId"), "");
    String values = command instanceof CompleteTaskCmd ? "variables" : "properties";
    if (caller == null) {
      throw new TaskNotOpenException(taskId);
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> answers = (Map<String, Object>) submitted.getPropertyValue(values);
    Map<String, Object> route = admission.getObject().admit(caller, taskId, answers);
    next.execute(new CompleteTaskCmd(taskId, route));
    return Variables.createVariables();
  }

  private boolean allowed(Command<?> command, String caller) {
    if (command instanceof AbstractQuery<?, ?> query) {
      return withoutExpressions(query);
    }
    if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd) {
      return takesOrGivesBack(command, caller);
    }
    if (command instanceof CompleteExternalTaskCmd) {
      return is(caller, Role.INTEGRATOR) && carriesNoVariables(command);
    }
    String name = command.getClass().getSimpleName();
    if (name.isEmpty() || command.getClass().isSynthetic()) {
      return command.getClass().getName().startsWith("org.camunda.bpm.");
    }
    return READING.stream().anyMatch(name::startsWith)
        || QUERIES.contains(name)
        || WORKERS.contains(name) && is(caller, Role.INTEGRATOR)
        || command.getClass().getName().startsWith("org.camunda.bpm.cockpit.")
        || name.startsWith("Execute") && name.contains("Query")
        || OPERATORS.contains(name) && is(caller, Role.OPERATOR);
  }

  /** An expression in a query would be evaluated with the engine's rights, also in an or-query. */
  private static boolean withoutExpressions(AbstractQuery<?, ?> query) {
    return query.getExpressions().isEmpty()
        && (!(query instanceof TaskQueryImpl tasks)
            || tasks.getQueries().stream().allMatch(each -> each.getExpressions().isEmpty()));
  }

  /** A task is taken for oneself, or given back by who has it. */
  private boolean takesOrGivesBack(Command<?> command, String caller) {
    DirectFieldAccessor fields = new DirectFieldAccessor(command);
    String taskId = String.valueOf(fields.getPropertyValue("taskId"));
    Object assignee = fields.getPropertyValue("userId");
    Actor actor = people.getObject().actor(caller).orElse(null);
    return actor != null
        && (assignee == null ? tasks.getObject().ofAGroup(taskId) : assignee.equals(caller))
        && tasks.getObject().claimable(taskId, actor).isPresent();
  }

  private static boolean carriesNoVariables(Command<?> command) {
    DirectFieldAccessor fields = new DirectFieldAccessor(command);
    return isEmpty(fields.getPropertyValue("variables"))
        && isEmpty(fields.getPropertyValue("localVariables"));
  }

  private static boolean isEmpty(@Nullable Object values) {
    return values == null || values instanceof Map<?, ?> map && map.isEmpty();
  }

  private boolean is(String caller, Role role) {
    return people.getObject().actor(caller).filter(actor -> actor.is(role)).isPresent();
  }

  private static void require(boolean allowed, Command<?> command) {
    if (!allowed) {
      if (command instanceof AbstractQuery<?, ?>) {
        throw new BadUserRequestException("Expressions are not allowed in queries");
      }
      throw new AuthorizationException("This is not possible through the engine");
    }
  }
}
