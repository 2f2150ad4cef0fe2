package org.capacitycompact.knowledge.domain;

/**
 * How much of one file is read before it is refused or cut, so that no file can exhaust a server.
 *
 * @param maxBytes bytes of the file; more ends the reading
 * @param maxActivities activities in the file; more ends the reading
 * @param maxDepth nested elements, the root counted; deeper ends the reading
 * @param maxElements elements of one activity; what is beyond is left out and reported
 * @param maxTextLength characters (UTF-16) of one text or attribute; what is beyond is cut off
 */
public record ReadingBounds(
    long maxBytes, int maxActivities, int maxDepth, int maxElements, int maxTextLength) {

  /** Twenty times the largest file tried; a hostile one of this size takes a quarter gigabyte. */
  public static final ReadingBounds DEFAULT =
      new ReadingBounds(40L << 20, 10_000, 40, 100_000, 200_000);

  public ReadingBounds {
    if (maxBytes < 1 || maxActivities < 1 || maxDepth < 2 || maxElements < 1 || maxTextLength < 1) {
      throw new IllegalArgumentException("bounds must be positive");
    }
  }
}
