package org.capacitycompact.initiative;

/** Whether the government stands behind what an initiative demands (S18, S53). */
public interface Endorsements {

  /** True when the national authority has endorsed the demand as it now stands. */
  boolean endorsed(String number);
}
