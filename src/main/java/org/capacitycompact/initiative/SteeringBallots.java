package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.List;

/** What ballots of the steering group left behind for whoever asked (S108); never who voted how. */
public interface SteeringBallots {

  /** A condition with the day by which it is met. */
  record Condition(String condition, LocalDate due) {}

  /**
   * A condition that somebody who approved named in a round that was counted, without who it was.
   *
   * @param about what was voted on: {@code approval}, {@code waiver}, …
   * @param outcome what the round decided; the decision depends on the condition only where it is
   *     {@code approvedWithConditions}
   */
  record Named(String about, int roundNo, String outcome, String condition, LocalDate due) {

    /** Whether what was decided depends on it. */
    public boolean binding() {
      return outcome.equals("approvedWithConditions");
    }
  }

  /** The conditions set in the round that closed last on a question, by their dates. */
  List<Condition> conditions(long question);

  /**
   * The conditions of all counted rounds of an initiative, each once, by their dates and words: in
   * an order that tells of nobody. Those of a round that is open or had no quorum are not told.
   */
  List<Named> named(String number);
}
