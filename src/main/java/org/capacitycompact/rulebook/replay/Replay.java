package org.capacitycompact.rulebook.replay;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of a draft over past verdicts.
 *
 * @param draft id of the draft
 * @param since the first day that is meant; null from the beginning
 * @param until the last day that is meant; null to now
 * @param tried how many verdicts it has tried so far
 * @param expected how many there are to try; null until they are counted
 */
public record Replay(
    long id,
    long draft,
    State state,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int tried,
    @Nullable Integer expected) {

  /** Where a run stands. */
  public enum State {
    RUNNING,
    /**
     * It ended without a result: its node was stopped, or something failed. It can be run again.
     */
    STOPPED,
    DONE
  }
}
