package org.capacitycompact.worklist;

import java.time.Instant;

/**
 * Something that goes on by itself and could not be finished, however often it was tried.
 *
 * @param step the step's id in its model
 */
public record Incident(String id, String number, String step, Kind kind, Instant since) {

  /** What happened, as far as a person can use it. */
  public enum Kind {
    /** The finance system said that it could not pay, or not be told so. */
    PAYMENT,
    /** A deadline passed, and nobody could be told. */
    DEADLINE,
    /** The process could not go on after a decision. */
    STEP
  }
}
