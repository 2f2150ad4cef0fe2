package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Checks that a suspension has a recorded reason: whoever requested it recorded that in the same
 * transaction.
 */
@ModelBean("recordSuspension")
class RecordSuspension implements JavaDelegate {

  private final Initiatives initiatives;

  RecordSuspension(Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    if (initiatives.get(number).status() != Status.SUSPENDED) {
      throw new IllegalStateException(number + " was led to a suspension that nobody recorded");
    }
  }
}
