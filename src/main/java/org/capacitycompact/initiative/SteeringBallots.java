package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.List;

/** What ballots of the steering group left behind for whoever asked (S108); never who voted how. */
public interface SteeringBallots {

  /** A condition with the day by which it is met. */
  record Condition(String condition, LocalDate due) {}

  /** The conditions set in the round that closed last on a question, by their dates. */
  List<Condition> conditions(long question);
}
