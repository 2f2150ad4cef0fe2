package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.DecisionFacts;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Checks every decision that people make. It is a command interceptor of the engine, so that the
 * portal, our API, Tasklist and the engine API all go through it: {@link Admission} checks and
 * records a completed task, and only the capability's result reaches the process. Any other engine
 * command of a signed-in caller is refused unless it is listed here. What the engine does by
 * itself, and within a permitted command, is allowed.
 */
@Component
@Order(0)
class Door extends CommandInterceptor {

  private final ObjectProvider<Admission> admission;
  private final ObjectProvider<People> people;
  private final ObjectProvider<TasksInHand> tasks;
  private final ObjectProvider<DecisionFacts> facts;
  private final ObjectProvider<DoorRecord> record;
  private final ObjectProvider<SeparationOfDuties> duties;
  private final ObjectProvider<InitiativeLock> lock;
  private final ObjectProvider<ExternalDoor> outside;
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  Door(
      ObjectProvider<Admission> admission,
      ObjectProvider<People> people,
      ObjectProvider<TasksInHand> tasks,
      ObjectProvider<DecisionFacts> facts,
      ObjectProvider<DoorRecord> record,
      ObjectProvider<SeparationOfDuties> duties,
      ObjectProvider<InitiativeLock> lock,
      ObjectProvider<ExternalDoor> outside) {
    this.admission = admission;
    this.people = people;
    this.tasks = tasks;
    this.facts = facts;
    this.record = record;
    this.duties = duties;
    this.lock = lock;
    this.outside = outside;
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
    // Exactly these classes: the engine also resolves a delegated task with a subclass of the
    // completion.
    if (command.getClass() == CompleteTaskCmd.class || command instanceof SubmitTaskFormCmd) {
      return (T) complete(command, caller);
    }
    takeTurn(command);
    if (caller != null) {
      if (!allowed(command, caller)) {
        throw new AuthorizationException("This is not possible through the engine");
      }
      ExpressionsInQueries.refuse(command);
      recordOperation(command, caller);
      if (command instanceof EvaluateDecisionCmd) {
        refuseWrongFacts(command);
      }
      if (!EngineCommands.reads(command.getClass())) {
        RowScope.liftUntilTheTransactionEnds();
      }
      if (command instanceof AssignTaskCmd) {
        // The engine lets the assignee claim the task, but not return it.
        return Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command));
      }
    }
    return ExternalDoor.concerns(command)
        ? outside.getObject().carryOut(command, next::execute)
        : next.execute(command);
  }

  /** For jobs and payments; for a task the turn is taken when it is loaded. */
  private void takeTurn(Command<?> command) {
    if (command instanceof ExternalTaskCmd) {
      Object payment = new DirectFieldAccessor(command).getPropertyValue("externalTaskId");
      lock.getObject().sharedForPayment(String.valueOf(payment));
    } else if (command instanceof ExecuteJobsCmd
        || command instanceof SetJobRetriesCmd
        || command instanceof SetJobDuedateCmd) {
      Object job = new DirectFieldAccessor(command).getPropertyValue("jobId");
      lock.getObject().sharedForJob(String.valueOf(job));
    }
  }

  /** Passes only the capability's result on; submitted values never become variables. */
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
    goOn(new CompleteTaskCmd(taskId, route));
    return Variables.createVariables();
  }

  /** Skips the engine's own checks, three statements: Admission has checked more. */
  private void goOn(CompleteTaskCmd completion) {
    try {
      Context.getCommandContext().runWithoutAuthorization(() -> next.execute(completion));
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private boolean allowed(Command<?> command, String caller) {
    if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd) {
      return takesOrGivesBack(command, caller);
    }
    if (command instanceof CompleteExternalTaskCmd) {
      boolean allowed = has(caller, Right.RELEASE_PAYMENT);
      if (allowed) {
        refuseWhoProposed(command, caller);
      }
      return allowed;
    }
    Class<?> kind = command.getClass();
    return EngineCommands.reads(kind)
        || EngineCommands.works(kind)
            && (has(caller, Right.RELEASE_PAYMENT) || has(caller, Right.EVALUATE_DECISIONS))
        || EngineCommands.operates(kind) && has(caller, Right.OPERATE_ENGINE);
  }

  /**
   * Whoever delivered or verified a milestone may not release its payment (authorization.Duty), nor
   * whoever gave the payment's reference, for whichever milestone.
   */
  private void refuseWhoProposed(Command<?> command, String caller) {
    String id = String.valueOf(new DirectFieldAccessor(command).getPropertyValue("externalTaskId"));
    ExternalTaskEntity payment =
        Context.getCommandContext().getExternalTaskManager().findExternalTaskById(id);
    if (payment == null) {
      return;
    }
    ExecutionEntity execution = payment.getExecution();
    String number = execution.getProcessBusinessKey();
    String milestone = MilestoneProcess.MILESTONE.find(execution).map(String::valueOf).orElse(null);
    if (number != null
        && RowScope.within(
            RowScope.everything(),
            () ->
                proposed(InitiativeNumber.of(number), milestone, caller)
                    || outside.getObject().proposedBy(payment, caller))) {
      throw new NotValidException(
          "Whoever delivered or verified a milestone, or gave the payee's reference, does not pay"
              + " it");
    }
  }

  private boolean proposed(InitiativeNumber number, @Nullable String milestone, String caller) {
    return duties.getObject().against(Right.RELEASE_PAYMENT, number, milestone, caller).isPresent();
  }

  /** Whether a person claims a task for themselves, or the assignee returns it. */
  private boolean takesOrGivesBack(Command<?> command, String caller) {
    DirectFieldAccessor fields = new DirectFieldAccessor(command);
    String taskId = String.valueOf(fields.getPropertyValue("taskId"));
    Object assignee = fields.getPropertyValue("userId");
    Actor actor = people.getObject().actor(caller).orElse(null);
    return actor != null
        && (assignee == null ? tasks.getObject().ofAGroup(taskId) : assignee.equals(caller))
        && inHand(
            // A deputy decides what somebody has taken; whoever has taken it keeps it.
            tasks.getObject().claimable(taskId, actor).filter(task -> task.inPlaceOf() == null),
            assignee != null);
  }

  private boolean inHand(Optional<TaskInHand> task, boolean taken) {
    task.ifPresent(each -> record.getObject().inHand(each, taken));
    return task.isPresent();
  }

  private void recordOperation(Command<?> command, String caller) {
    if (EngineCommands.operates(command.getClass())) {
      people
          .getObject()
          .actor(caller)
          .ifPresent(actor -> record.getObject().operated(command, actor));
    }
  }

  private void refuseWrongFacts(Command<?> command) {
    DirectFieldAccessor asked = new DirectFieldAccessor(command);
    VariableMap given = (VariableMap) asked.getPropertyValue("variables");
    List<String> wrong =
        facts
            .getObject()
            .refused(
                (String) asked.getPropertyValue("decisionDefinitionKey"),
                (String) asked.getPropertyValue("decisionDefinitionId"),
                given == null ? Variables.createVariables() : given);
    if (!wrong.isEmpty()) {
      throw new NotValidException(String.join("; ", wrong));
    }
  }

  private boolean has(String caller, Right right) {
    return people.getObject().actor(caller).filter(right::of).isPresent();
  }
}
