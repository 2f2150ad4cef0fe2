package org.capacitycompact.paper;

/** Where a paper stands. */
public enum PaperState {
  /** It is being typed. */
  DRAFTED,
  /** It waits for somebody who may decide its task. */
  AWAITING,
  /** It counts: its task was decided by it. */
  CONFIRMED,
  REFUSED,
  /** It can count no more. */
  VOID;

  public boolean isOpen() {
    return this == DRAFTED || this == AWAITING;
  }
}
