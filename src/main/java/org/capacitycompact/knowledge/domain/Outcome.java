package org.capacitycompact.knowledge.domain;

/** What became of one activity of an imported file. */
public enum Outcome {
  /** Not known before. */
  NEW,
  /** Known, and the publisher changed it. */
  UPDATED,
  /** Known, and it says the same. */
  UNCHANGED,
  /** A newer edition is known already; this one is kept with the report. */
  OLDER,
  /** Not read to its end: kept as far as it goes, and never in place of a complete one. */
  INCOMPLETE,
  /** Another activity earlier in the same file has its identifier; that one counts. */
  DUPLICATE,
  /** It has neither an identifier nor a title nor a description: nobody could find it again. */
  UNREADABLE
}
