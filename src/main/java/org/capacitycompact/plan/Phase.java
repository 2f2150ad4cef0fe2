package org.capacitycompact.plan;

/** When a plan is, which decides what may be changed and by whom. */
public enum Phase {
  /** The country articulates its demand. */
  DEMAND,
  /** Country and partners complete the design. */
  DESIGN,
  /** The agreement is signed: changes follow the rules for signed plans. */
  AGREED,
  /** Sent and being judged, or over: it is read and commented on. */
  CLOSED;

  /** Whether the country writes freely. */
  public boolean isWritten() {
    return this == DEMAND || this == DESIGN;
  }
}
