package org.capacitycompact.worklist;

import java.time.Instant;

/**
 * Something that goes on by itself and could not be finished, however often it was tried; or a
 * process that goes on, and could not be brought to the models of this release.
 *
 * @param step the step's id in its model
 */
public record Incident(String id, String number, String step, Kind kind, Instant since) {

  /** What happened, as far as a person can use it. */
  public enum Kind {
    /** The finance system said that it could not pay, or not be told so. */
    PAYMENT,
    /** The finance system has not made it for long; there is nothing to try again. */
    PAYMENT_LATE,
    /** A deadline passed, and nobody could be told. */
    DEADLINE,
    /** The process could not go on after a decision. */
    STEP,
    /** It stays with an earlier release: this one has no such process. */
    MOVE_NO_PROCESS,
    /** It stays with an earlier release: this one has no such step. */
    MOVE_NO_STEP,
    /** It stays with an earlier release: the step of that name is another one now. */
    MOVE_OTHER_STEP,
    /** It stays with an earlier release: the engine refused to move it. */
    MOVE_REFUSED
  }
}
