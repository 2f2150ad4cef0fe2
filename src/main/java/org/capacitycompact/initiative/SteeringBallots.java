package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.List;

/** The conditions from ballots of the steering group (S108); never who voted how. */
public interface SteeringBallots {

  /** A condition with the day by which it must be met. */
  record Condition(String condition, LocalDate due) {}

  /**
   * A condition named by an approving member in a counted round, without the member.
   *
   * @param about the subject of the vote: {@code approval}, {@code waiver}, …
   * @param outcome the result of the round; the condition is binding only if it is {@code
   *     approvedWithConditions}
   */
  record Named(String about, int roundNo, String outcome, String condition, LocalDate due) {

    /** Whether the decision depends on this condition. */
    public boolean binding() {
      return outcome.equals("approvedWithConditions");
    }
  }

  /** The conditions set in the last closed round on a question, by date. */
  List<Condition> conditions(long question);

  /**
   * The conditions of all counted rounds of an initiative, without duplicates, ordered by date and
   * text so that the order reveals nobody. Open rounds and rounds without a quorum are left out.
   */
  List<Named> named(InitiativeNumber number);
}
