package org.capacitycompact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.language.Numerals;
import org.capacitycompact.platform.language.WrittenDates;

/** Formats amounts, measures and days in the reader's language. */
public final class Figures {

  private static final char NO_BREAK = '\u00a0';

  private Figures() {}

  /** An amount with its currency: "30,000 USD", "30 000 USD". */
  public static String money(Money money, Locale language) {
    return amount(money, language) + NO_BREAK + money.currency();
  }

  /** An amount without its currency, to the smallest unit only where there are such. */
  public static String amount(Money money, Locale language) {
    BigDecimal figure = money.amount();
    boolean whole = figure.stripTrailingZeros().scale() <= 0;
    return written(figure, whole ? 0 : figure.scale(), figure.scale(), language);
  }

  /** A percentage without its sign, with every digit that says something. */
  public static String percent(Percent percent, Locale language) {
    return number(percent.value(), language);
  }

  /** A measure with all digits given, without trailing zeros. */
  public static String number(BigDecimal measure, Locale language) {
    return written(measure, 0, Math.max(0, measure.scale()), language);
  }

  /** A score with exactly two decimals, for display only. */
  public static String score(BigDecimal score, Locale language) {
    return written(score, 2, 2, language);
  }

  /** "21 March 2027", "21 mars 2027", and in French "1er mars 2027". */
  public static String day(LocalDate day, Locale language) {
    return WrittenDates.of(language).day(day);
  }

  private static String written(BigDecimal value, int least, int most, Locale language) {
    return Numerals.of(language).write(value, least, most);
  }
}
