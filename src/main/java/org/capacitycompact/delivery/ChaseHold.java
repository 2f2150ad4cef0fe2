package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.Escalation;

/**
 * A payment is held back for too long (S139): the first time the people who can remove the obstacle
 * are reminded, then the secretariat is told about that task only. Until a stated day has come,
 * nobody is late.
 */
@ModelBean("chaseHold")
class ChaseHold implements JavaDelegate {

  private static final String REMINDED = "payment.reminded.";

  private final PaymentHolds holds;
  private final Chronicle chronicle;
  private final Escalation escalation;

  ChaseHold(PaymentHolds holds, Chronicle chronicle, Escalation escalation) {
    this.holds = holds;
    this.chronicle = chronicle;
    this.escalation = escalation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long tasks =
        execution
            .getProcessEngineServices()
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .count();
    if (tasks > 0) {
      holds.find(PaymentHoldProcess.HOLD.get(execution)).ifPresent(hold -> chase(hold, execution));
    }
  }

  private void chase(PaymentHolds.Hold hold, DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    boolean remindedBefore =
        chronicle.of(number).stream()
            .filter(entry -> !entry.at().isBefore(hold.heldAt()))
            .filter(entry -> entry.kind().equals(REMINDED + hold.reason()))
            .anyMatch(entry -> hold.about().isEmpty() || entry.detail().contains(hold.about()));
    if (!remindedBefore) {
      chronicle.record(number, REMINDED + hold.reason(), null, hold.about());
      return;
    }
    chronicle.record(number, "payment.escalated." + hold.reason(), null, hold.about());
    escalation.of(number, execution.getProcessInstanceId());
  }
}
