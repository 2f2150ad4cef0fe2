package org.capacitycompact.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a file that somebody will open in a spreadsheet. What begins with certain signs is run
 * there as a formula, so such a cell begins with an apostrophe, which shows that it is text.
 * Spreadsheets pass over what nobody sees, take the full-width signs of East Asian keyboards for
 * the same, and some begin another cell behind a semicolon, a tab or a new line; so all of these
 * are looked at.
 */
public final class SpreadsheetCell {

  private static final String SIGNS =
      "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

  /** Controls, format marks, spaces, variation selectors and letters that are drawn as nothing. */
  private static final String UNSEEN =
      "[\\p{Cc}\\p{Cf}\\p{Z}\\uFE00-\\uFE0F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164"
          + "\\uFFA0\\x{E0100}-\\x{E01EF}]*";

  private static final Pattern FORMULA = Pattern.compile("^" + UNSEEN + "[" + SIGNS + "]");
  private static final Pattern ANOTHER_CELL =
      Pattern.compile("(?s)(?<=.)([;\t\r\n]" + UNSEEN + ")(?=[" + SIGNS + "])");

  private SpreadsheetCell() {}

  /** What is written into the file; empty for null. */
  public static String of(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    if (text.isEmpty()) {
      return text;
    }
    boolean runs = FORMULA.matcher(text).find() || "\t\r\n".indexOf(text.charAt(0)) >= 0;
    String within = ANOTHER_CELL.matcher(text).replaceAll("$1'");
    return runs ? "'" + within : within;
  }
}
