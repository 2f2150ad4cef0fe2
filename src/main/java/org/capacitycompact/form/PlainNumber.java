package org.capacitycompact.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number in plain notation, from text or JSON: ASCII digits and a point only. A comma, a space or
 * an exponent means different things in different countries, so it is refused, not guessed.
 */
final class PlainNumber {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,30}([.][0-9]{1,30})?");
  private static final Pattern OTHERWISE = Pattern.compile("-?0[0-9]+([.][0-9]+)?|-0([.]0+)?");
  private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
  private static final int LARGEST = 60;

  private PlainNumber() {}

  /** The number; null when it is not one, or is too large for any form. */
  static @Nullable BigDecimal parse(Object raw) {
    if (raw instanceof String text) {
      return DIGITS.matcher(text).matches() ? new BigDecimal(text) : null;
    }
    if (raw instanceof Double || raw instanceof Float) {
      // Converted through text, so that 0.1 is exactly a tenth; NaN and the infinities give no
      // number.
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

  /**
   * Whether 12.500 or 12,500 was written: twelve and a half in some countries, thousands in others.
   */
  static boolean mayMeanThousands(String text) {
    return THOUSANDS.matcher(text).matches();
  }

  /** Whether it is written in an unusual way: 01, or a negative zero. */
  static boolean isWrittenOtherwise(Object written) {
    return written instanceof String text
        ? OTHERWISE.matcher(text).matches()
        : written instanceof Double number && number == 0 && 1 / number < 0;
  }

  /** The number of significant decimals: 12.0 has none. */
  static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  // 1e999999999 is small in memory, but huge when written out.
  private static @Nullable BigDecimal bounded(BigDecimal number) {
    return number.precision() > LARGEST || Math.abs((long) number.scale()) > LARGEST
        ? null
        : number;
  }
}
