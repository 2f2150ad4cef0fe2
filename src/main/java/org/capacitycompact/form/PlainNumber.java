package org.capacitycompact.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number in plain notation, from text or from JSON. ASCII digits with a point only: a comma, a
 * space or an exponent is read differently from country to country, so it is refused, not guessed.
 */
final class PlainNumber {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,30}([.][0-9]{1,30})?");
  private static final Pattern OTHERWISE = Pattern.compile("-?0[0-9]+([.][0-9]+)?|-0([.]0+)?");
  private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
  private static final int LARGEST = 60;

  private PlainNumber() {}

  /** The number, or null when it is none or beyond any number a form could ask for. */
  static @Nullable BigDecimal parse(Object raw) {
    if (raw instanceof String text) {
      return DIGITS.matcher(text).matches() ? new BigDecimal(text) : null;
    }
    if (raw instanceof Double || raw instanceof Float) {
      // Through the text, so that 0.1 is a tenth; NaN and the infinities have no plain number.
      double value = ((Number) raw).doubleValue();
      return Double.isFinite(value) ? bounded(new BigDecimal(raw.toString())) : null;
    }
    if (raw instanceof BigInteger whole) {
      return whole.bitLength() > LARGEST ? null : new BigDecimal(whole);
    }
    if (raw instanceof BigDecimal decimal) {
      return bounded(decimal);
    }
    boolean whole =
        raw instanceof Integer
            || raw instanceof Long
            || raw instanceof Short
            || raw instanceof Byte;
    return whole ? BigDecimal.valueOf(((Number) raw).longValue()) : null;
  }

  /** Whether 12.500 or 12,500 was written: twelve and a half here, thousands elsewhere. */
  static boolean mayMeanThousands(String text) {
    return THOUSANDS.matcher(text).matches();
  }

  /** Whether it is a number in a way that nobody writes it: 01, or a zero below zero. */
  static boolean isWrittenOtherwise(Object written) {
    return written instanceof String text
        ? OTHERWISE.matcher(text).matches()
        : written instanceof Double number && number == 0 && 1 / number < 0;
  }

  /** Decimals that carry a value: 12.0 has none. */
  static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  // 1e999999999 is a small object until somebody writes it out.
  private static @Nullable BigDecimal bounded(BigDecimal number) {
    return number.precision() > LARGEST || Math.abs((long) number.scale()) > LARGEST
        ? null
        : number;
  }
}
