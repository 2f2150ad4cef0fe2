package org.capacitycompact.rulebook;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.capacitycompact.rulebook.Problem.Kind;

/**
 * How long a table may be looked at: one that takes longer is not published, and holds up nobody.
 */
final class Deadline {

  private final LongSupplier clock;
  private final long end;

  Deadline(Duration patience) {
    this(patience, System::nanoTime);
  }

  /** By a clock that tells nanoseconds from any beginning. */
  Deadline(Duration patience, LongSupplier clock) {
    this.clock = clock;
    end = clock.getAsLong() + patience.toNanos();
  }

  boolean passed() {
    return clock.getAsLong() - end > 0;
  }

  /** Whether it has passed; that is a problem of the table. */
  boolean passed(TableProblems problems) {
    boolean passed = passed();
    if (passed) {
      problems.add(Kind.TOOK_TOO_LONG, Place.FILE);
    }
    return passed;
  }
}
