package org.capacitycompact.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Retries work that failed because it collided with concurrent work. Use it only outside a
 * transaction: a failed transaction keeps failing, and a running one keeps seeing its old snapshot.
 */
public final class Retry {

  private static final long PAUSE_MILLIS = 20;
  private static final long LONGEST_MILLIS = 200;

  private Retry() {}

  /**
   * Tries at most {@code most} times, then throws the last failure.
   *
   * @param met whether a failure is transient and worth a retry
   */
  public static <T extends @Nullable Object> T times(
      int most, Predicate<RuntimeException> met, Supplier<T> act) {
    AtomicInteger done = new AtomicInteger();
    return again(failure -> done.incrementAndGet() < most && met.test(failure), act);
  }

  /**
   * Retries for as long as {@code goOn} accepts the failure; throws any other failure.
   *
   * @param goOn asked after each failure
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

  /**
   * The pause grows with each attempt. It is random, so that two competitors do not wait equally
   * long.
   */
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
