package org.capacitycompact.appraisal;

/** Where a remark stands. */
enum RemarkState {
  OPEN,
  /** The country took it up, or said why not. */
  ANSWERED,
  /** The partner that made it agreed to a later version. */
  SETTLED
}
