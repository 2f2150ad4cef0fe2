package org.capacitycompact.criteria;

import java.util.Set;

/** Whether what a decision said is good or bad news for an initiative. */
public enum OutcomeKind {
  GOOD,
  /** Something is to be done; nothing has ended. */
  BETWEEN,
  BAD,
  /** Says which way it goes or how much it is, neither good nor bad. */
  PLAIN;

  private static final Set<String> SAY_WHICH_WAY =
      Set.of("local-share", "track", "partnership-kind", "modality-mix", "approval-route");

  static final Set<String> GOOD_ONES =
      Set.of(
          "pass",
          "owned",
          "sound",
          "approved",
          "approvedWithConditions",
          "onTrack",
          "proceed",
          "exit");

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
          "return");

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
          "close");

  /** Of what a decision said; a word that is in none of its tables is between. */
  public static OutcomeKind of(String decision, String outcome) {
    return SAY_WHICH_WAY.contains(decision)
        ? PLAIN
        : GOOD_ONES.contains(outcome) ? GOOD : BAD_ONES.contains(outcome) ? BAD : BETWEEN;
  }
}
