package org.capacitycompact.platform.language;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a language writes numbers, and how numbers written in it are read: its digits, its decimal
 * sign and what sets thousands apart, as ICU knows them.
 */
public final class Numerals {

  private static final String SPACE = "[ \\u00a0\\u202f\\u2009]";
  private static final String GROUPED_BY_SPACE = "[0-9]{1,3}(?:" + SPACE + "[0-9]{3})+";
  private static final Pattern SPACES = Pattern.compile("-?" + GROUPED_BY_SPACE + "(?:[.][0-9]+)?");
  private static final Map<Locale, Numerals> KNOWN = new ConcurrentHashMap<>();

  private final LocalizedNumberFormatter writer;
  private final String decimalSign;
  private final String[] digits;

  /** With a decimal sign that is not the point: what it alone can mean. */
  private final Pattern decimals;

  /** With a sign between the thousands that is no space. */
  private final Pattern thousands;

  /**
   * One number to readers of this language, a thousand times it to others who may have written it.
   */
  private final Pattern ambiguous;

  private final String groupingSign;

  private Numerals(Locale language) {
    DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(ULocale.forLocale(language));
    writer =
        NumberFormatter.withLocale(ULocale.forLocale(language)).roundingMode(RoundingMode.HALF_UP);
    decimalSign = signs.getDecimalSeparatorString();
    groupingSign = signs.getGroupingSeparatorString();
    digits = signs.getDigitStrings();
    String decimal = Pattern.quote(decimalSign);
    String grouping = Pattern.quote(groupingSign);
    decimals = Pattern.compile("-?(?:" + GROUPED_BY_SPACE + "|[0-9]+)" + decimal + "[0-9]+");
    // A point is a decimal one wherever a program writes: thousands have two, or decimals after.
    thousands =
        groupingSign.equals(".")
            ? Pattern.compile(
                "-?[1-9][0-9]{0,2}(?:(?:[.][0-9]{3}){2,}(?:%1$s[0-9]+)?|[.][0-9]{3}%1$s[0-9]+)"
                    .formatted(decimal))
            : Pattern.compile(
                "-?[1-9][0-9]{0,2}(?:%s[0-9]{3})+(?:%s[0-9]+)?".formatted(grouping, decimal));
    ambiguous =
        decimalSign.equals(",")
            ? Pattern.compile("-?[1-9][0-9]{0,2},[0-9]{3}")
            : Pattern.compile("(?!)");
  }

  /** Those of a language. */
  public static Numerals of(Locale language) {
    return KNOWN.computeIfAbsent(language, Numerals::new);
  }

  /** The number with at least and at most so many decimals, half a unit rounded up. */
  public String write(BigDecimal number, int least, int most) {
    return writer.precision(Precision.minMaxFraction(least, most)).format(number).toString();
  }

  /** A whole number without anything between its thousands, as years and days are written. */
  String plainly(int number) {
    StringBuilder written = new StringBuilder();
    String.valueOf(number)
        .chars()
        .forEach(sign -> written.append(sign == '-' ? "-" : digits[Character.digit(sign, 10)]));
    return written.toString();
  }

  /** A number in plain notation with the decimal sign of the language, and nothing else changed. */
  public String withDecimalSign(String plain) {
    return plain.replace(".", decimalSign);
  }

  /** What stands before the decimals. */
  public String decimalSign() {
    return decimalSign;
  }

  /**
   * A number that somebody typed, in plain notation: "20 000,50" in French and "20,000.50" in
   * English are 20000.50. What could mean two numbers, or none, stays as it was typed.
   *
   * @param thousandths whether three decimals are usual here, so that 12,345 is no thousand
   */
  public String plain(String typed, boolean thousandths) {
    String text = inAsciiDigits(typed.strip());
    if (SPACES.matcher(text).matches()) {
      return text.replaceAll(SPACE, "");
    }
    if (!decimalSign.equals(".")
        && decimals.matcher(text).matches()
        && (thousandths || !ambiguous.matcher(text).matches())) {
      return text.replaceAll(SPACE, "").replace(decimalSign, ".");
    }
    if (!groupingSign.isBlank() && thousands.matcher(text).matches()) {
      return text.replace(groupingSign, "").replace(decimalSign, ".");
    }
    return text.equals(typed.strip()) ? typed : text;
  }

  private String inAsciiDigits(String text) {
    String ascii = text;
    for (int digit = 0; digit < digits.length && !digits[0].equals("0"); digit++) {
      ascii = ascii.replace(digits[digit], String.valueOf(digit));
    }
    return ascii;
  }
}
