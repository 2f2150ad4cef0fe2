package org.capacitycompact.paper;

/** Why a paper can count no more. */
public enum VoidReason {
  /** Its task was decided otherwise, or called off. */
  TASK_ENDED,
  /** What was signed is not what would be decided now. */
  CONTENT_CHANGED,
  /** The document that shows it was withdrawn. */
  SCAN_WITHDRAWN,
  /** Nobody finished or confirmed it in its time. */
  EXPIRED
}
