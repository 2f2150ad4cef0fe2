package org.capacitycompact.knowledge.domain;

import java.util.List;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param total rows on all pages
 */
public record Page<T>(List<T> rows, int number, int total) {
  public static final int SIZE = 25;

  /** The last page that can be opened; for further results a search has to be narrowed. */
  private static final int LAST = 4_000;

  public Page {
    rows = List.copyOf(rows);
  }

  /** A valid page number, whatever was requested. */
  public static int clamp(int number) {
    return Math.max(1, Math.min(LAST, number));
  }

  static int offset(int number) {
    return (clamp(number) - 1) * SIZE;
  }
}
