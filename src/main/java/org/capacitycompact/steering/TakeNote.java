package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** The group takes note of what it does not fund: it advises and need not approve (S108). */
@ModelBean("takeNote")
class TakeNote implements JavaDelegate {

  private final Approval approval;
  private final Chronicle chronicle;

  TakeNote(Approval approval, Chronicle chronicle) {
    this.approval = approval;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    approval.conclude(number, "approved");
    chronicle.record(number, "approval.noteTaken", null);
    ApprovalProcess.OUTCOME.set(execution, "approved");
  }
}
