package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Ends a stretch of work whose milestones are paid and whose course is settled. */
@ModelBean("concludeWork")
class ConcludeWork implements JavaDelegate {

  private final Chronicle chronicle;

  ConcludeWork(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    chronicle.record(InitiativeNumber.of(execution.getProcessBusinessKey()), "work.done", null);
    ImplementationProcess.OUTCOME.set(execution, "review");
  }
}
