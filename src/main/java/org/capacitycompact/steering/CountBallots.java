package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.Rounds.Round;

/** Closes a round, counts it from the tables and evaluates {@code steering-outcome} (S108). */
@ModelBean("countBallots")
class CountBallots implements JavaDelegate {

  /** Of a round without a quorum: zero stands for them, and nothing turns on it (S108). */
  private static final Records CHOICES_NOT_COUNTED = Records.named("CHOICES_NOT_COUNTED");

  private static final Records BALLOTS = Records.named("BALLOTS");

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
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Round round = rounds.lockOpen(execution.getProcessInstanceId());
    String step = execution.getCurrentActivityId();
    Facts facts = facts(ballots.count(round.id()), round, number, step);
    String outcome = criteria.decide("steering-outcome", number, step, facts).outcome();
    rounds.close(round, outcome);
    chronicle.record(number, "ballot.closed." + outcome, null, String.valueOf(round.roundNo()));
    BallotRoundProcess.OUTCOME.set(execution, outcome);
    BallotRoundProcess.QUORUM.set(execution, quorum(outcome, round));
  }

  /**
   * The inputs of the table, which the verdict stores. In a round without a quorum the counts of
   * choices could reveal the few voters and have no effect, so they are not counted.
   */
  private Facts facts(Tally tally, Round round, InitiativeNumber number, String step) {
    Facts present = counted(tally, round);
    tally
        .choices()
        .keySet()
        .forEach(choice -> present.put(choice, 0, origin(CHOICES_NOT_COUNTED, round)));
    if (criteria.ask("steering-outcome", number, step, present).outcome().equals(NO_QUORUM)) {
      return present;
    }
    Facts all = counted(tally, round);
    tally.choices().forEach((choice, count) -> all.put(choice, count, origin(BALLOTS, round)));
    return all;
  }

  private static Facts counted(Tally tally, Round round) {
    Facts facts = new Facts();
    tally.presence().forEach((name, count) -> facts.put(name, count, origin(BALLOTS, round)));
    return facts;
  }

  private static Origin origin(Records records, Round round) {
    return new Origin.Counted(records, String.valueOf(round.roundNo()));
  }

  private static String quorum(String outcome, Round round) {
    if (!outcome.equals(NO_QUORUM)) {
      return "reached";
    }
    return round.last() ? "lapsed" : "missed";
  }
}
