package org.capacitycompact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Whether this run includes the slow checks that the normal build leaves out: {@code mvn -Pthorough
 * verify}. It shuffles with a seed that it prints, and accepts as {@code -Dthorough.seed}.
 */
public final class Thorough {

  private static final boolean ASKED = Boolean.getBoolean("thorough");
  private static final long SEED = ASKED ? seed() : 0;

  private Thorough() {}

  public static boolean asked() {
    return ASKED;
  }

  /**
   * Shuffles; in the normal build it keeps the order.
   *
   * @param whose one of several concurrent workers, each with its own random sequence
   */
  public static <T> List<T> shuffled(Collection<T> all, String whose) {
    List<T> shuffled = new ArrayList<>(all);
    if (ASKED) {
      shuffled.sort(Comparator.comparing(Object::toString));
      Collections.shuffle(shuffled, new Random(SEED + whose.hashCode()));
    }
    return shuffled;
  }

  private static long seed() {
    long seed = Long.getLong("thorough.seed", System.nanoTime());
    System.out.println("Thorough: the same again with -Dthorough.seed=" + seed);
    return seed;
  }
}
