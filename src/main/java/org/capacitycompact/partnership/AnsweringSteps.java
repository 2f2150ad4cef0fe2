package org.capacitycompact.partnership;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.stereotype.Component;

/** The steps of the process at which providers are invited and answer, moved by what is invited. */
@Component
class AnsweringSteps {

  private static final String EACH = PartnershipProcess.ANSWER_DEMAND + "#multiInstanceBody";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineAccess engine;
  private final AnswersSetAside setAside;

  AnsweringSteps(
      RuntimeService runtime, TaskService tasks, EngineAccess engine, AnswersSetAside setAside) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
    this.setAside = setAside;
  }

  /**
   * Ends the task of a provider whose invitation was withdrawn; its drafts are set aside. When
   * nobody else is waited for, the country goes on to choose.
   */
  void endFor(InitiativeNumber number, String organisation) {
    engine.asSystem(() -> ended(number, organisation));
  }

  private void ended(InitiativeNumber number, String organisation) {
    List<Task> open =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(PartnershipProcess.ANSWER_DEMAND)
            .list();
    Optional<Task> theirs =
        open.stream()
            .filter(
                each ->
                    organisation.equals(
                        tasks.getVariable(each.getId(), PaymentHoldProcess.PROVIDER.name())))
            .findFirst();
    if (theirs.isEmpty()) {
      return;
    }
    Task task = theirs.get();
    setAside.keep(number, organisation, task.getId());
    ActivityInstance tree = runtime.getActivityInstance(task.getProcessInstanceId());
    String instance =
        List.of(tree.getActivityInstances(PartnershipProcess.ANSWER_DEMAND)).stream()
            .filter(each -> List.of(each.getExecutionIds()).contains(task.getExecutionId()))
            .map(ActivityInstance::getId)
            .findFirst()
            .orElseThrow();
    var change = runtime.createProcessInstanceModification(task.getProcessInstanceId());
    if (open.size() == 1) {
      change =
          change
              .startTransition("Flow_AnswerDemandToChoosePartner")
              .cancelActivityInstance(tree.getActivityInstances(EACH)[0].getId());
    } else {
      change = change.cancelActivityInstance(instance);
    }
    change.execute();
  }

  /** Has those answer who are invited, where the process waits for the country's invitation. */
  boolean begin(InitiativeNumber number) {
    return engine.asSystem(() -> begun(number));
  }

  private boolean begun(InitiativeNumber number) {
    ProcessInstance process =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey(PartnershipProcess.ID)
            .active()
            .singleResult();
    if (process == null) {
      return false;
    }
    ActivityInstance[] inviting =
        runtime
            .getActivityInstance(process.getId())
            .getActivityInstances(PartnershipProcess.INVITE_PROVIDERS);
    if (inviting.length != 1) {
      return false;
    }
    runtime
        .createProcessInstanceModification(process.getId())
        .startTransition("Flow_InviteProvidersToAnswerDemand")
        .cancelActivityInstance(inviting[0].getId())
        .execute();
    return true;
  }
}
