package org.capacitycompact.comment;

/** What kind of thing a comment is about. */
public enum About {
  INITIATIVE,
  /** A section of the plan. */
  SECTION,
  /** A row of the plan. */
  ROW,
  DOCUMENT,
  /** Something that was submitted: a report, an assessment, a decision. */
  SUBMISSION
}
