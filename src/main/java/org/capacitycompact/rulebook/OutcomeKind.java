package org.capacitycompact.rulebook;

import java.util.Set;

/** Whether what a decision said is good or bad news for an initiative. */
public enum OutcomeKind {
  GOOD,
  /** Something is to be done; nothing has ended. */
  BETWEEN,
  BAD,
  /** Says which way it goes or how much it is, neither good nor bad. */
  PLAIN;

  static final Set<String> GOOD_ONES =
      Set.of(
          "pass",
          "owned",
          "sound",
          "approved",
          "approvedWithConditions",
          "onTrack",
          "proceed",
          "exit",
          "reached",
          "ahead",
          "onCourse");

  static final Set<String> BETWEEN_ONES =
      Set.of(
          "strengthen",
          "improve",
          "returned",
          "watch",
          "correct",
          "insufficient",
          "courseCorrect",
          "extend",
          "return",
          "behind",
          "notMeasured");

  static final Set<String> BAD_ONES =
      Set.of(
          "decline",
          "declined",
          "notOwned",
          "unsound",
          "escalate",
          "noQuorum",
          "earlyExit",
          "suspend",
          "close",
          "farBehind");

  /** Of a word in which a decision judges; one that is in none of its tables is between. */
  static OutcomeKind of(String outcome) {
    return GOOD_ONES.contains(outcome) ? GOOD : BAD_ONES.contains(outcome) ? BAD : BETWEEN;
  }
}
