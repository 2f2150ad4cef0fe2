package org.capacitycompact.knowledge.domain;

/**
 * The limits for reading one file, so that no file can exhaust a server.
 *
 * @param maxBytes bytes of the file; more ends the reading
 * @param maxActivities activities in the file; more ends the reading
 * @param maxDepth nested elements, including the root; deeper nesting ends the reading
 * @param maxElements elements of one activity; further ones are left out and reported
 * @param maxTextLength characters (UTF-16) of one text or attribute; the rest is cut off
 */
public record ReadingBounds(
    long maxBytes, int maxActivities, int maxDepth, int maxElements, int maxTextLength) {

  /**
   * Twenty times the largest file tried; a hostile file of this size takes a quarter of a gigabyte
   * of memory.
   */
  public static final ReadingBounds DEFAULT =
      new ReadingBounds(40L << 20, 10_000, 40, 100_000, 200_000);

  public ReadingBounds {
    if (maxBytes < 1 || maxActivities < 1 || maxDepth < 2 || maxElements < 1 || maxTextLength < 1) {
      throw new IllegalArgumentException("bounds must be positive");
    }
  }
}
