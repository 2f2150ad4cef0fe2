package org.capacitycompact.exit;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Records the return to the work: too little was reached for an extension to help. */
@ModelBean("recordReturn")
class RecordReturn implements JavaDelegate {

  private final Examinations examinations;

  RecordReturn(Examinations examinations) {
    this.examinations = examinations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    examinations.recordReturn(InitiativeNumber.of(execution.getProcessBusinessKey()), "return");
    ExitProcess.OUTCOME.set(execution, "resumed");
  }
}
