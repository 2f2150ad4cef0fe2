package org.capacitycompact.api;

/** The requested part of a list. */
final class Ranges {

  private static final int LARGEST = 200;
  private static final int LAST = 1_000_000;

  private Ranges() {}

  static int offset(int asked) {
    if (asked < 0 || asked > LAST) {
      throw Refusal.malformed("offset", "Give 0 to " + LAST + ".");
    }
    return asked;
  }

  static int limit(int asked) {
    if (asked < 1 || asked > LARGEST) {
      throw Refusal.malformed("limit", "Give 1 to " + LARGEST + ".");
    }
    return asked;
  }
}
