package org.capacitycompact.delivery;

/** How far a milestone has come. */
enum MilestoneState {
  PLANNED,
  DELIVERED,
  VERIFIED,
  PAID
}
