package org.capacitycompact.knowledge.domain;

/** How one activity of an imported file was handled. */
public enum Outcome {
  /** Not known before. */
  NEW,
  /** Known, and changed by the publisher. */
  UPDATED,
  /** Known, with the same content. */
  UNCHANGED,
  /** A newer edition is known already; this one is only kept with the report. */
  OLDER,
  /** Not read to its end: stored as far as it goes, but never in place of a complete one. */
  INCOMPLETE,
  /** An earlier activity in the same file has the same identifier; that one counts. */
  DUPLICATE,
  /** It has no identifier, title or description, so nobody could find it again. */
  UNREADABLE
}
