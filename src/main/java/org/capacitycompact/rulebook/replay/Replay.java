package org.capacitycompact.rulebook.replay;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of a draft over past verdicts.
 *
 * @param draft id of the draft
 * @param since the first day covered; null from the beginning
 * @param until the last day covered; null to now
 * @param tried how many verdicts it has tried so far
 * @param expected how many there are to try; null until counted
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

  /** The states of a run. */
  public enum State {
    RUNNING,
    /**
     * It ended without a result, because its node was stopped or something failed. It can be
     * repeated.
     */
    STOPPED,
    DONE
  }
}
