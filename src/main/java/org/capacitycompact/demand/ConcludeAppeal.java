package org.capacitycompact.demand;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * What the steering group decided on an appeal. Upheld, the fact that it named is corrected and the
 * gate is asked again; without a quorum the decline stands.
 */
@ModelBean("concludeAppeal")
class ConcludeAppeal implements JavaDelegate {

  private static final Set<String> UPHELD = Set.of("approved", "approvedWithConditions");

  private final DemandRecords records;
  private final Chronicle chronicle;

  ConcludeAppeal(DemandRecords records, Chronicle chronicle) {
    this.records = records;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    boolean upheld = UPHELD.contains(String.valueOf(execution.getVariable("ballotOutcome")));
    records.concludeAppeal(number, upheld);
    chronicle.record(number, upheld ? "appeal.upheld" + fact(number) : "appeal.dismissed", null);
    execution.setVariable("appealOutcome", upheld ? "upheld" : "dismissed");
    execution.setVariable("demandOutcome", "declined");
  }

  /** Which fact is corrected; an appeal of release 0.1.0 named none. */
  private String fact(String number) {
    return records
        .appeal(number)
        .filter(appeal -> appeal.fact() != null)
        .map(appeal -> "." + appeal.fact() + "." + appeal.value())
        .orElse("");
  }
}
