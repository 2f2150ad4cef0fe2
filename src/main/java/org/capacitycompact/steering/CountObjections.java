package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.Rounds.Round;

/**
 * One objection leads to a ballot; without objections the case passes, but only if somebody was
 * asked.
 */
@ModelBean("countObjections")
class CountObjections implements JavaDelegate {

  private final Rounds rounds;
  private final Ballots ballots;
  private final Approval approval;
  private final Chronicle chronicle;

  CountObjections(Rounds rounds, Ballots ballots, Approval approval, Chronicle chronicle) {
    this.rounds = rounds;
    this.ballots = ballots;
    this.approval = approval;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Round round = rounds.lockOpen(execution.getProcessInstanceId());
    Tally tally = ballots.count(round.id());
    boolean anybodyAsked = tally.lines().stream().anyMatch(Tally.Line::eligible);
    boolean passes = anybodyAsked && tally.of("object") == 0;
    String outcome = passes ? "none" : "raised";
    rounds.close(round, outcome);
    if (passes) {
      approval.conclude(number, "approved");
      ApprovalProcess.OUTCOME.set(execution, "approved");
    }
    chronicle.record(number, "approval.objections." + outcome, null);
    ApprovalProcess.OBJECTION.set(execution, outcome);
  }
}
