package org.capacitycompact.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a file that will be opened in a spreadsheet. A spreadsheet runs what begins with {@code
 * =} and some other signs as a formula, so such a cell begins with an apostrophe, which marks it as
 * text. Spreadsheets skip invisible characters, treat the full-width signs of East Asian keyboards
 * alike, and some start a new cell after a semicolon, a tab or a new line; all of these are
 * checked.
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

  /**
   * What spreadsheets convert to a date, a time, a number or a truth value: "1-2" becomes a date,
   * "00123" loses its zeros, "1E5" is calculated, long numbers lose digits.
   */
  private static final String MONTH =
      "(?:jan|janv|january|janvier|feb|fev|fév|févr|february|février|mar|mars|march|apr|april|avr"
          + "|avril|may|mai|jun|june|juin|jul|july|juil|juillet|aug|august|aou|aoû|août|aout|sep|sept"
          + "|september|septembre|oct|october|octobre|nov|november|novembre|dec|déc|december"
          + "|décembre)\\.?";

  private static final Pattern SOMETHING_ELSE =
      Pattern.compile(
          "(?iu)\\d{12,}|0\\d[\\d.,]*|\\d[\\d.,]*e[+-]?\\d+"
              + "|\\d+(?:[ \\u00A0\\u202F.,/:'\\-]+\\d+)+(?: ?[ap]m)?"
              + "|%1$s[-/. ]*\\d{1,4}|\\d{1,4}[-/. ]*%1$s(?:[-/. ]*\\d{1,4})?".formatted(MONTH)
              + "|true|false|vrai|faux");

  private SpreadsheetCell() {}

  /** Writes a text so that it is still the same text after a spreadsheet has opened the file. */
  static String text(String words) {
    return SOMETHING_ELSE.matcher(words.strip()).matches() ? "'" + words : of(words);
  }

  /** The text to write into the file; empty for null. */
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
