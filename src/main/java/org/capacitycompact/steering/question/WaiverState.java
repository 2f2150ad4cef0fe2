package org.capacitycompact.steering.question;

/** How a waiver stands on a day. */
public enum WaiverState {
  ASKED,
  IN_FORCE,
  /** Its last day is past: the gate counts again. */
  EXPIRED,
  REFUSED,
  /** Its initiative ended while it was asked. */
  WITHDRAWN,
  /** Of a clause that no vote waives any more (S10): it lifts nothing. */
  WITHOUT_EFFECT,
  /** It was in force when its initiative ended. */
  OVER
}
