package org.capacitycompact.initiative;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.platform.engine.ModelBean;

/** Records that the country said no (S5). */
@ModelBean("recordStop")
class RecordStop implements JavaDelegate {

  private final Initiatives initiatives;

  RecordStop(Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void execute(DelegateExecution execution) {
    initiatives.end(InitiativeNumber.of(execution.getProcessBusinessKey()), Status.STOPPED);
  }
}
