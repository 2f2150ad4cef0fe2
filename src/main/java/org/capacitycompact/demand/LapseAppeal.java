package org.capacitycompact.demand;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** The time to appeal has passed: the decline stands. */
@ModelBean("lapseAppeal")
class LapseAppeal implements JavaDelegate {

  private final DemandRecords records;
  private final Chronicle chronicle;

  LapseAppeal(DemandRecords records, Chronicle chronicle) {
    this.records = records;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    records.recordDecline(number, "lapsed", null);
    chronicle.record(number, "appeal.lapsed", null);
    DemandProcess.OUTCOME.set(execution, "declined");
  }
}
