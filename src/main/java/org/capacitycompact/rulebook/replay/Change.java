package org.capacitycompact.rulebook.replay;

/** What a draft would change about a verdict. */
public enum Change {
  PASS_TO_FAIL,
  FAIL_TO_PASS,
  /** Another outcome, and both pass, or neither does, or the decision knows no passing. */
  OTHER_OUTCOME,
  /** The same outcome with another score, finding or output. */
  DETAIL,
  SAME,
  /** The draft could not answer these facts. */
  UNANSWERED;

  /** Whether the outcome itself would be another. */
  public boolean ofOutcome() {
    return this == PASS_TO_FAIL || this == FAIL_TO_PASS || this == OTHER_OUTCOME;
  }
}
