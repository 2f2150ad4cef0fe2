package org.capacitycompact.rulebook;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.capacitycompact.rulebook.TableProblem.Kind;

/**
 * The time limit for examining a table. A table that takes longer is not published, and holds
 * nobody up.
 */
final class TimeLimit {

  private final LongSupplier clock;
  private final long end;

  TimeLimit(Duration patience) {
    this(patience, System::nanoTime);
  }

  /**
   * @param clock monotonic nanoseconds
   */
  TimeLimit(Duration patience, LongSupplier clock) {
    this.clock = clock;
    end = clock.getAsLong() + patience.toNanos();
  }

  boolean hasPassed() {
    return clock.getAsLong() - end > 0;
  }

  /** Whether the time is up, which is reported as a problem of the table. */
  boolean hasPassed(TableProblems problems) {
    boolean passed = hasPassed();
    if (passed) {
      problems.add(Kind.TOOK_TOO_LONG, Place.FILE);
    }
    return passed;
  }
}
