package org.capacitycompact.worklist.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.capacitycompact.web.Exhibit;
import org.jspecify.annotations.Nullable;

/**
 * A mark of what stood on a task's page: the page sends it along, so that nobody decides on
 * something that changed while they read.
 */
final class Seen {

  private static final int LENGTH = 24;

  private Seen() {}

  /** The language, so that the same words are compared, and a digest of what is shown. */
  static String mark(List<Exhibit> shown, Locale language) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(shown.toString().getBytes(StandardCharsets.UTF_8));
      return language.toLanguageTag() + ":" + HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Whether it is shown now as it was.
   *
   * @param sent the mark; a page without one, as a script may send it, saw what there is
   */
  static boolean same(@Nullable String sent, Function<Locale, List<Exhibit>> now) {
    if (sent == null || !sent.matches("[A-Za-z-]{2,20}:[0-9a-f]{24}")) {
      return true;
    }
    Locale language = Locale.forLanguageTag(sent.substring(0, sent.indexOf(':')));
    return sent.equals(mark(now.apply(language), language));
  }
}
