package org.capacitycompact.platform.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The rules for texts, the same at every interface. Letters of any script and plane are kept in
 * their composed form (NFC); invisible characters at the ends are cut; line ends become {@code \n},
 * because browsers send {@code \r\n} and would count a line end twice. A text without a visible
 * character is no text. Lengths count what people see as one character.
 */
public final class WrittenText {

  private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

  /**
   * The most code points in one character: a family of four with skin tones takes eleven, and
   * Unicode allows at most thirty marks on a letter.
   */
  private static final int MOST_IN_ONE = 31;

  private WrittenText() {}

  /** The text as it is stored; empty when it has no visible character. */
  public static String tidy(String raw) {
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
    return isSeen(trimmed) ? Normalizer.normalize(trimmed, Normalizer.Form.NFC) : "";
  }

  /** Whether the text has a visible character, or one that has to be refused. */
  public static boolean isSeen(String text) {
    return !text.codePoints().allMatch(WrittenText::isUnseen);
  }

  /**
   * Whether a database, a mail and a page can all carry the text and show it as written: no control
   * characters, no half surrogate pairs, no marks that reverse the text around them, no letter with
   * a heap of marks.
   */
  public static boolean isStorable(String text, boolean severalLines) {
    return text.codePoints()
            .allMatch(
                c ->
                    severalLines && (c == '\n' || c == '\t')
                        || !Character.isISOControl(c)
                            && !isOverride(c)
                            && Character.getType(c) != Character.SURROGATE
                            && (c & 0xFFFE) != 0xFFFE)
        && (isPlain(text)
            || SEEN_AS_ONE
                .matcher(text)
                .results()
                .allMatch(
                    one -> one.group().codePointCount(0, one.group().length()) <= MOST_IN_ONE));
  }

  /** The length as a person counts: an accent, a flag or a family is one character. */
  public static int length(String text) {
    return isPlain(text) ? text.length() : (int) SEEN_AS_ONE.matcher(text).results().count();
  }

  /** Whether a tidied text fits a field of this length: visible, storable, not longer. */
  public static boolean fits(String tidied, int longest, boolean severalLines) {
    return !tidied.isEmpty() && isStorable(tidied, severalLines) && length(tidied) <= longest;
  }

  /** The beginning of a text, at most this many code units, without cutting a character in half. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /**
   * The text without the characters that no database takes, so that a search still finds what it
   * can.
   */
  static String searchable(String text) {
    return text.codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Latin letters without combining marks: each is one character. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 0x300 && c != '\r');
  }

  // Characters that reverse the text around them, with which one title could pretend to be another.
  private static boolean isOverride(int c) {
    return c >= 0x202A && c <= 0x202E;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) && !isRefusedControl(c) || Character.isSpaceChar(c);
  }

  // Java treats the separators U+001C to U+001F as white space; they are refused, not trimmed.
  private static boolean isRefusedControl(int c) {
    return c >= 0x1C && c <= 0x1F;
  }

  // Invisible marks, fillers and selectors (Unicode: Default_Ignorable_Code_Point, and the empty
  // Braille cell): alone they would pass as an answer that nobody can read. The database function
  // is_seen_text has the same list.
  private static boolean isUnseen(int c) {
    return isSpace(c)
        || c == 0x00AD
        || c == 0x034F
        || c == 0x061C
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c >= 0x180B && c <= 0x180F
        || c >= 0x200B && c <= 0x200F
        || c >= 0x2060 && c <= 0x206F
        || c == 0x2800
        || c == 0x3164
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFEFF
        || c == 0xFFA0
        || c >= 0xFFF0 && c <= 0xFFFB
        || c >= 0x1BCA0 && c <= 0x1BCA3
        || c >= 0x1D173 && c <= 0x1D17A
        || c >= 0xE0000 && c <= 0xE0FFF;
  }
}
