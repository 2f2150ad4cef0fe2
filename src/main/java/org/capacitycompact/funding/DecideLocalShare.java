package org.capacitycompact.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.funding.Commitments.Local;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides whether the country's own share reaches the minimum (S10, S15). */
@ModelBean("decideLocalShare")
class DecideLocalShare implements JavaDelegate {

  private final Funding funding;
  private final Commitments commitments;
  private final Chronicle chronicle;

  DecideLocalShare(Funding funding, Commitments commitments, Chronicle chronicle) {
    this.funding = funding;
    this.commitments = commitments;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Local local = commitments.local(number).orElseThrow();
    LocalShare share = funding.decideLocalShare(number, execution.getCurrentActivityId());
    String verdict = share.metBy(local.cash(), local.inKind()) ? "enough" : "short";
    chronicle.record(
        number,
        "funding.localShare." + verdict,
        null,
        share.counted(local.cash(), local.inKind()).plain(),
        share.minimum().plain());
    FundingProcess.LOCAL_SHARE.set(execution, verdict);
  }
}
