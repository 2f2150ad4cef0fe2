package org.capacitycompact.initiative;

/** The states of an initiative. All but the first two are ends. */
public enum Status {
  RUNNING,
  SUSPENDED,
  /** The demand gate declined it. */
  DECLINED,
  /** The country said no (S5): a right, not a failure. */
  STOPPED,
  /** The country chose no partner. */
  WITHOUT_PARTNER,
  /** The steering group declined it. */
  NOT_APPROVED,
  UNFUNDED,
  ENDED_EARLY,
  /** Capacity was handed over (S137). */
  EXITED,
  /** Closed, with what was not reached on the record. */
  CLOSED;

  /** Names its words in the message bundles. */
  public String messageKey() {
    return "status." + name();
  }

  public boolean open() {
    return this == RUNNING || this == SUSPENDED;
  }
}
