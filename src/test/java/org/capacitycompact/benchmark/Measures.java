package org.capacitycompact.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Measured values and their statistics. */
final class Measures {

  private final double[] sorted;

  Measures(double... values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  double median() {
    return at(50);
  }

  /** The value that this percentage of all values does not exceed. */
  double at(int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(0, rank - 1)];
  }

  /** Lowest and highest. */
  String range() {
    return String.format(Locale.ROOT, "[%.2f–%.2f]", sorted[0], sorted[sorted.length - 1]);
  }

  /** Median, then lowest and highest. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %s", median(), range());
  }
}
