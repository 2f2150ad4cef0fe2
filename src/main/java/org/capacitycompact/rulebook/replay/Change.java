package org.capacitycompact.rulebook.replay;

/** How a draft would change a verdict. */
public enum Change {
  PASS_TO_FAIL,
  FAIL_TO_PASS,
  /** Another outcome, but both pass, or neither does, or the decision has no passing outcome. */
  OTHER_OUTCOME,
  /** The same outcome with another score, finding or output. */
  DETAIL,
  SAME,
  /** The draft could not be evaluated on these facts. */
  UNANSWERED;
}
