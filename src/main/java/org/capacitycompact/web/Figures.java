package org.capacitycompact.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats amounts, measures and days in the reader's language. */
public final class Figures {

  private static final char NO_BREAK = '\u00a0';

  private Figures() {}

  /** US dollars with their unit: "30,000 USD", "30 000 USD". */
  public static String dollars(BigDecimal amount, Locale language) {
    return amount(amount, language) + NO_BREAK + "USD";
  }

  /** US dollars without their unit, to the cent only where there are cents. */
  public static String amount(BigDecimal amount, Locale language) {
    return written(amount, amount.stripTrailingZeros().scale() > 0 ? 2 : 0, 2, language);
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
    boolean first = day.getDayOfMonth() == 1 && language.getLanguage().equals("fr");
    return DateTimeFormatter.ofPattern(first ? "d'er' MMMM uuuu" : "d MMMM uuuu", language)
        .format(day);
  }

  private static String written(BigDecimal value, int least, int most, Locale language) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMaximumFractionDigits(most);
    format.setMinimumFractionDigits(least);
    return format.format(value);
  }
}
