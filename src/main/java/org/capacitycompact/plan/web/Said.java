package org.capacitycompact.plan.web;

import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** What somebody wrote beside a row: a comment, an answer, a reason. */
final class Said {

  /** Characters as people count them. */
  static final int LONGEST = 4000;

  private Said() {}

  static String tidy(@Nullable Object posted) {
    return posted instanceof String written ? WrittenText.tidy(written) : "";
  }

  /** The key of what is wrong with it; empty when nothing is. */
  static String problem(String tidied) {
    return tidied.isEmpty()
        ? "plan.said.missing"
        : WrittenText.fits(tidied, LONGEST, true) ? "" : "plan.said.long";
  }

  /** A whole number that the page posted; 0 for anything else. */
  static int number(@Nullable Object posted) {
    return posted instanceof String written && written.matches("[0-9]{1,9}")
        ? Integer.parseInt(written)
        : 0;
  }
}
