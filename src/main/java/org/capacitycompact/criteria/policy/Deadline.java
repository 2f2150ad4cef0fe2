package org.capacitycompact.criteria.policy;

import java.time.Duration;
import org.capacitycompact.criteria.policy.Problem.Kind;

/**
 * How long a table may be looked at: one that takes longer is not published, and holds up nobody.
 */
final class Deadline {

  private final long end;

  Deadline(Duration patience) {
    end = System.nanoTime() + patience.toNanos();
  }

  boolean passed() {
    return System.nanoTime() - end > 0;
  }

  /** Whether it has passed; that is a problem of the table. */
  boolean passed(Problems problems) {
    boolean passed = passed();
    if (passed) {
      problems.add(Kind.TOOK_TOO_LONG, Place.FILE);
    }
    return passed;
  }
}
