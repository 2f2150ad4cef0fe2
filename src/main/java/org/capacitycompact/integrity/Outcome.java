package org.capacitycompact.integrity;

/** How a report ended. */
public enum Outcome {
  /** What was reported is so, and something was done about it. */
  CONFIRMED,
  UNFOUNDED,
  /** Passed on to whoever has to deal with it, such as a court of accounts. */
  REFERRED,
  /** Too little is known to find out more. */
  TOO_LITTLE
}
