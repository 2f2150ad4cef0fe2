package org.capacitycompact.delivery;

/** The states of a milestone. */
enum MilestoneState {
  PLANNED,
  DELIVERED,
  VERIFIED,
  PAID
}
