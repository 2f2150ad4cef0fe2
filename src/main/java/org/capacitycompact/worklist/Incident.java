package org.capacitycompact.worklist;

import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * An automatic step that failed after all retries, or a running process that could not be moved to
 * the models of this release.
 *
 * @param step the step's id in its model
 */
public record Incident(String id, InitiativeNumber number, String step, Kind kind, Instant since) {

  /** What happened, as far as it helps a person. */
  public enum Kind {
    /** The finance system reported that it could not pay, or could not be informed. */
    PAYMENT,
    /** The finance system has not made the payment for a long time; there is nothing to retry. */
    PAYMENT_LATE,
    /** A deadline passed, and nobody could be informed. */
    DEADLINE,
    /** The process could not continue after a decision. */
    STEP,
    /** It stays with an earlier release: this release has no such process. */
    MOVE_NO_PROCESS,
    /** It stays with an earlier release: this release has no such step. */
    MOVE_NO_STEP,
    /** It stays with an earlier release: the step with that name is a different one now. */
    MOVE_OTHER_STEP,
    /** It stays with an earlier release: the engine refused to move it. */
    MOVE_REFUSED
  }
}
