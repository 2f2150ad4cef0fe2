package org.capacitycompact.initiative;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How an initiative stands. Everything but the first two is an end, that of the top process at
 * which a life ends so.
 */
public enum Status {
  RUNNING,
  SUSPENDED,
  /** The demand gate declined it. */
  DECLINED("EndEvent_DemandDeclined"),
  /** The country said no (S5): a right, not a failure. */
  STOPPED("EndEvent_StoppedByCountry"),
  /** The country chose no partner. */
  WITHOUT_PARTNER("EndEvent_EndedWithoutPartner"),
  /** The steering group declined it. */
  NOT_APPROVED("EndEvent_DeclinedBySteering"),
  UNFUNDED("EndEvent_ClosedUnfunded"),
  ENDED_EARLY("EndEvent_EndedEarly"),
  /** Capacity was handed over (S137). */
  EXITED("EndEvent_HandedOver"),
  /** Closed, with what was not reached on the record. */
  CLOSED("EndEvent_Closed");

  private final @Nullable String end;

  Status() {
    this.end = null;
  }

  Status(String end) {
    this.end = end;
  }

  /** Names its words in the message bundles. */
  public String messageKey() {
    return "status." + name();
  }

  public boolean isOpen() {
    return end == null;
  }

  /** How an initiative ended whose life reached this end event. */
  static Status at(String end) {
    return Arrays.stream(values())
        .filter(status -> end.equals(status.end))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no status for the end " + end));
  }
}
