package org.capacitycompact.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does an act again that met another. Only outside of transactions: one that has failed keeps
 * failing, and one that goes on sees what it saw before.
 */
public final class Again {

  private static final long PAUSE_MILLIS = 20;
  private static final long LONGEST_MILLIS = 200;

  private Again() {}

  /**
   * So many times at most; the last failure is thrown.
   *
   * @param met whether a failure is one that passes
   */
  public static <T extends @Nullable Object> T times(
      int most, Predicate<RuntimeException> met, Supplier<T> act) {
    AtomicInteger done = new AtomicInteger();
    return again(failure -> done.incrementAndGet() < most && met.test(failure), act);
  }

  /**
   * As long as a failure is one to go on after; another is thrown.
   *
   * @param goOn asked of each failure
   */
  public static <T extends @Nullable Object> T again(
      Predicate<RuntimeException> goOn, Supplier<T> act) {
    for (int done = 1; ; done++) {
      try {
        return act.get();
      } catch (RuntimeException failure) {
        if (!goOn.test(failure)) {
          throw failure;
        }
        pause(done, failure);
      }
    }
  }

  /** Longer and longer, and not as long as the other who was met. */
  private static void pause(int done, RuntimeException failure) {
    try {
      Thread.sleep(
          ThreadLocalRandom.current()
              .nextLong(1, 1 + Math.min(done * PAUSE_MILLIS, LONGEST_MILLIS)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
