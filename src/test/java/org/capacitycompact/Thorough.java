package org.capacitycompact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Whether this run also asks what the build leaves out because it takes long: {@code mvn -Pthorough
 * verify}. Its order is drawn by a seed that it prints, and takes as {@code -Dthorough.seed}.
 */
public final class Thorough {

  private static final boolean ASKED = Boolean.getBoolean("thorough");
  private static final long SEED = ASKED ? seed() : 0;

  private Thorough() {}

  public static boolean asked() {
    return ASKED;
  }

  /**
   * In an order that is drawn; the build keeps the order as it is.
   *
   * @param whose of one of several who work at the same time, so that none draws from another's
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
