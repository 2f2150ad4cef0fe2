package org.capacitycompact.release;

import java.util.Comparator;

/** A place in a process where an instance can rest, and how. */
record WaitState(String process, String element, Kind kind) implements Comparable<WaitState> {

  private static final Comparator<WaitState> ORDER =
      Comparator.comparing(WaitState::process)
          .thenComparing(WaitState::element)
          .thenComparing(WaitState::kind);

  enum Kind {
    TASK("waits for somebody"),
    TIMER("waits for a moment"),
    MESSAGE("waits for a message"),
    CALL("waits for what it called"),
    HALF_DONE("some have answered, some not"),
    JOB("is about to go on by itself"),
    PAYMENT("waits for a payment"),
    PAYMENT_FETCHED("is being paid"),
    PAYMENT_FAILED("could not be paid");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  @Override
  public int compareTo(WaitState other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return process + "/" + element + " " + kind.words;
  }
}
