package org.capacitycompact.exit;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Records the extension and returns to the work; the database allows only one (S138, S139). */
@ModelBean("recordExtension")
class RecordExtension implements JavaDelegate {

  private final Examinations examinations;

  RecordExtension(Examinations examinations) {
    this.examinations = examinations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    examinations.recordReturn(InitiativeNumber.of(execution.getProcessBusinessKey()), "extension");
    ExitProcess.OUTCOME.set(execution, "resumed");
  }
}
