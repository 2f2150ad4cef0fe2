package org.capacitycompact.plan;

/** Who has to agree to a change of a signed plan. */
public enum ChangeSize {
  /** Nobody: it is made, and the others are told. */
  AT_ONCE,
  BOTH_SIDES,
  /** Both sides, and the steering group: it is beyond the tolerance. */
  GROUP
}
