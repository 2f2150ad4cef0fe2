package org.capacitycompact.demand;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Applies the steering group's decision on an appeal. If upheld, the named fact is corrected and
 * the gate decides again; without a quorum the decline stands.
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
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    boolean upheld = UPHELD.contains(BallotRoundProcess.OUTCOME.get(execution));
    records.concludeAppeal(number, upheld);
    chronicle.record(number, upheld ? "appeal.upheld" + fact(number) : "appeal.dismissed", null);
    DemandProcess.APPEAL_OUTCOME.set(execution, upheld ? "upheld" : "dismissed");
    DemandProcess.OUTCOME.set(execution, "declined");
  }

  /** The fact to correct; an appeal of release 0.1.0 named none. */
  private String fact(InitiativeNumber number) {
    return records
        .appeal(number)
        .filter(appeal -> appeal.fact() != null)
        .map(appeal -> "." + appeal.fact() + "." + appeal.value())
        .orElse("");
  }
}
