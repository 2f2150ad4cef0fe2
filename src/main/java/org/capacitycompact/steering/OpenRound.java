package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.Rounds.Round;

/** Opens a round of ballots for the present members; recused ones are set aside (S108). */
@ModelBean("openRound")
class OpenRound implements JavaDelegate {

  private final Rounds rounds;
  private final Chronicle chronicle;

  OpenRound(Rounds rounds, Chronicle chronicle) {
    this.rounds = rounds;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String purpose = BallotRoundProcess.PURPOSE.get(execution);
    String call = execution.getProcessInstanceId();
    Long question = BallotRoundProcess.QUESTION.find(execution).orElse(null);
    rounds.open(number, purpose, call, BallotRoundProcess.CAST_BALLOT, question);
    Round round = rounds.lockOpen(call);
    chronicle.record(
        number,
        "ballot.opened." + round.about(),
        null,
        String.valueOf(round.roundNo()),
        String.valueOf(rounds.eligible(round.id()).size()));
  }
}
