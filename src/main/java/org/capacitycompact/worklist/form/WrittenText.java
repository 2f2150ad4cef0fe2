package org.capacitycompact.worklist.form;

/**
 * Text as people write it. Letters of any script and any plane stay as they are; only what nobody
 * can see at the ends is cut, and line ends become {@code \n}, because browsers send {@code \r\n}
 * and would count a line end twice.
 */
public final class WrittenText {

  private WrittenText() {}

  static String tidy(String raw) {
    String text = raw.replace("\r\n", "\n").replace('\r', '\n');
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isSpace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    String trimmed = text.substring(start, end);
    return trimmed.codePoints().allMatch(WrittenText::isUnseen) ? "" : trimmed;
  }

  /**
   * Whether a database, a mail and a page can all carry it: no control characters, no half pairs.
   */
  public static boolean isStorable(String text, boolean severalLines) {
    return text.codePoints()
        .allMatch(
            c ->
                severalLines && (c == '\n' || c == '\t')
                    || !Character.isISOControl(c)
                        && !isOverride(c)
                        && Character.getType(c) != Character.SURROGATE
                        && (c & 0xFFFE) != 0xFFFE);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  // Marks that make the text around them read backwards: a title could pretend to be another.
  private static boolean isOverride(int c) {
    return c >= 0x202A && c <= 0x202E;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) && !isRefusedControl(c) || Character.isSpaceChar(c);
  }

  // Java counts the separators U+001C to U+001F as white space; they are refused, not trimmed.
  private static boolean isRefusedControl(int c) {
    return c >= 0x1C && c <= 0x1F;
  }

  // Zero-width marks alone would pass as an answer that nobody can read.
  private static boolean isUnseen(int c) {
    return isSpace(c) || Character.getType(c) == Character.FORMAT;
  }
}
