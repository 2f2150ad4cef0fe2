package org.capacitycompact.initiative;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.capacitycompact.platform.engine.ModelBean;

/** Records how an initiative ended, from the end event of the top process. */
@ModelBean("recordEnd")
class RecordEnd implements ExecutionListener {

  private final Initiatives initiatives;

  RecordEnd(Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void notify(DelegateExecution execution) {
    initiatives.end(
        InitiativeNumber.of(execution.getProcessBusinessKey()),
        Status.at(execution.getCurrentActivityId()));
  }
}
