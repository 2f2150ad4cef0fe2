package org.capacitycompact.approval;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.approval.Rounds.Round;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.platform.engine.ModelBean;

/** Closes a round, counts it from the tables and asks {@code steering-outcome} (S108). */
@ModelBean("countBallots")
class CountBallots implements JavaDelegate {

  private static final String NO_QUORUM = "noQuorum";

  private final Rounds rounds;
  private final Ballots ballots;
  private final Criteria criteria;
  private final Chronicle chronicle;

  CountBallots(Rounds rounds, Ballots ballots, Criteria criteria, Chronicle chronicle) {
    this.rounds = rounds;
    this.ballots = ballots;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    Round round = rounds.hold(execution.getProcessInstanceId());
    Tally tally = ballots.count(round.id());
    String outcome =
        criteria
            .decide(
                "steering-outcome", number, execution.getCurrentActivityId(), facts(tally, round))
            .outcome();
    rounds.close(round, outcome);
    chronicle.record(number, "ballot.closed." + outcome, null, String.valueOf(round.roundNo()));
    execution.setVariable("ballotOutcome", outcome);
    execution.setVariable("quorum", quorum(outcome, round));
  }

  private static Facts facts(Tally tally, Round round) {
    Origin ballots = new Origin.Counted(Records.BALLOTS, String.valueOf(round.roundNo()));
    Facts facts = new Facts();
    tally.facts().forEach((name, count) -> facts.put(name, count, ballots));
    return facts;
  }

  private static String quorum(String outcome, Round round) {
    if (!outcome.equals(NO_QUORUM)) {
      return "reached";
    }
    return round.last() ? "lapsed" : "missed";
  }
}
