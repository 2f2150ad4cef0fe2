package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Applies the result of a ballot on a design; one that lapsed without a quorum returns the design.
 */
@ModelBean("concludeApproval")
class ConcludeApproval implements JavaDelegate {

  private final Approval approval;
  private final Rounds rounds;
  private final Chronicle chronicle;

  ConcludeApproval(Approval approval, Rounds rounds, Chronicle chronicle) {
    this.approval = approval;
    this.rounds = rounds;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String ballot = BallotRoundProcess.OUTCOME.get(execution);
    String outcome =
        switch (ballot) {
          case "approved", "approvedWithConditions" -> "approved";
          case "returned", "noQuorum" -> "returned";
          case "declined" -> "declined";
          default -> throw new IllegalStateException("no outcome " + ballot);
        };
    approval.conclude(number, outcome);
    if (ballot.equals("approvedWithConditions")) {
      rounds
          .lastClosed(number, "approval")
          .ifPresent(round -> approval.adoptConditions(number, round.id()));
    }
    chronicle.record(number, "approval.concluded." + outcome, null);
    ApprovalProcess.OUTCOME.set(execution, outcome);
  }
}
