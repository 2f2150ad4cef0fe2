package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Holds that no work is suspended without a record of why: whoever asked for it wrote that down in
 * the same transaction.
 */
@ModelBean("recordSuspension")
class RecordSuspension implements JavaDelegate {

  private final Initiatives initiatives;

  RecordSuspension(Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    if (initiatives.get(number).status() != Status.SUSPENDED) {
      throw new IllegalStateException(number + " was led to a suspension that nobody recorded");
    }
  }
}
