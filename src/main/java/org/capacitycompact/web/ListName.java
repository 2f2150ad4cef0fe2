package org.capacitycompact.web;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a saved list: one line of visible text. */
final class ListName {

  private static final int LONGEST = 80;
  private static final Pattern READABLE =
      Pattern.compile("[\\p{L}\\p{N}&&[^\\u3164\\u115F\\u1160\\uFFA0]]");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private ListName() {}

  static String of(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll("[\\p{Z}\\s]+", " ").strip();
  }

  /** The message key of the problem with a name, if any. */
  static Optional<String> wrong(String typed) {
    String name = of(typed);
    if (!READABLE.matcher(name).find()) {
      return Optional.of("saved.wrong.empty");
    }
    if (UNSEEN.matcher(name).find()) {
      return Optional.of("saved.wrong.unseen");
    }
    return name.codePointCount(0, name.length()) > LONGEST
        ? Optional.of("saved.wrong.long")
        : Optional.empty();
  }
}
