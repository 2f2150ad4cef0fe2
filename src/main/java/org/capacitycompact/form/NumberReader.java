package org.capacitycompact.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a count or a measure. */
final class NumberReader {

  // A count fits an int whatever its form allows; a measure may be as long as an amount of money.
  private static final BigDecimal LARGEST_COUNT = new BigDecimal("999999999");
  private static final BigDecimal LARGEST_MEASURE = new BigDecimal("9999999999999");

  private NumberReader() {}

  static Reading read(FormField field, @Nullable Object raw) {
    int decimals = field.rules().decimals();
    Reading number =
        number(
            field, raw, decimals == 0 ? "validation.number.format" : "validation.decimal.format");
    if (!(number.value() instanceof BigDecimal value)) {
      return number;
    }
    if (PlainNumber.decimals(value) > decimals) {
      return decimals == 0
          ? Reading.refused(field, "validation.number.whole", QuotedInput.of(raw))
          : Reading.refused(
              field, "validation.number.decimals", String.valueOf(decimals), QuotedInput.of(raw));
    }
    BigDecimal largest = decimals == 0 ? LARGEST_COUNT : LARGEST_MEASURE;
    if (value.abs().compareTo(largest) > 0) {
      return Reading.refused(
          field, "validation.number.tooLarge", largest.toPlainString(), QuotedInput.of(raw));
    }
    return withinBounds(field, value.setScale(decimals));
  }

  /** The number, or a refusal that says how to write one. */
  static Reading number(FormField field, @Nullable Object raw, String format) {
    Object written = raw;
    if (raw instanceof String) {
      Reading line = TextReader.line(field, raw, false);
      written = line.value();
      if (line.error() != null) {
        return line;
      }
    }
    if (written == null) {
      return Reading.missing();
    }
    if (!(written instanceof String) && !(written instanceof Number)) {
      return Reading.refused(field, "validation.type.number");
    }
    // If three decimals are allowed, a point in this notation is a decimal point.
    boolean decimals = field.kind() == FieldKind.NUMBER && field.rules().decimals() > 2;
    if (written instanceof String text
        && PlainNumber.mayMeanThousands(text)
        && !(decimals && text.indexOf('.') > 0)) {
      return Reading.refused(
          field, "validation.number.thousands", text, text.replaceAll("[.,]", ""));
    }
    if (PlainNumber.isWrittenOtherwise(written)) {
      return Reading.refused(
          field, "validation.number.zeros", QuotedInput.of(written), withoutZeros(written));
    }
    BigDecimal number = PlainNumber.parse(written);
    return number == null
        ? Reading.refused(field, format, QuotedInput.of(written))
        : Reading.of(number);
  }

  private static String withoutZeros(Object written) {
    BigDecimal number = PlainNumber.parse(written);
    return number == null ? "0" : plain(number);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  static Reading withinBounds(FormField field, BigDecimal value) {
    BigDecimal min = field.rules().min();
    BigDecimal max = field.rules().max();
    if (min != null && value.compareTo(min) < 0) {
      return Reading.refused(field, "validation.number.min", min.toPlainString(), plain(value));
    }
    if (max != null && value.compareTo(max) > 0) {
      return Reading.refused(field, "validation.number.max", max.toPlainString(), plain(value));
    }
    return Reading.of(value);
  }
}
