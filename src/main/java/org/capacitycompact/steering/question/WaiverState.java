package org.capacitycompact.steering.question;

/** The states of a waiver on a day. */
public enum WaiverState {
  ASKED,
  IN_FORCE,
  /** Its last day has passed: the gate blocks again. */
  EXPIRED,
  REFUSED,
  /** Its initiative ended before the vote. */
  WITHDRAWN,
  /** Its clause can no longer be waived (S10), so it has no effect. */
  WITHOUT_EFFECT,
  /** It was in force when its initiative ended. */
  OVER
}
