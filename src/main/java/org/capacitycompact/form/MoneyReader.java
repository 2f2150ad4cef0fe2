package org.capacitycompact.form;

import java.math.BigDecimal;
import org.capacitycompact.money.AccountingCurrency;
import org.jspecify.annotations.Nullable;

/** Reads an amount of the accounts: never negative, at most 13 digits before its decimals. */
final class MoneyReader {

  private static final int MINOR_DIGITS = AccountingCurrency.CURRENCY.getDefaultFractionDigits();
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");

  private MoneyReader() {}

  static Reading read(FormField field, @Nullable Object raw) {
    Reading number = NumberReader.number(field, raw, "validation.money.format");
    if (!(number.value() instanceof BigDecimal amount)) {
      return number;
    }
    if (PlainNumber.decimals(amount) > MINOR_DIGITS) {
      return Reading.refused(field, "validation.money.decimals", QuotedInput.of(raw));
    }
    BigDecimal cents = amount.setScale(MINOR_DIGITS);
    if (cents.signum() < 0) {
      return Reading.refused(
          field, "validation.money.negative", QuotedInput.of(raw), cents.abs().toPlainString());
    }
    if (cents.compareTo(LARGEST) > 0) {
      return Reading.refused(
          field, "validation.number.tooLarge", LARGEST.toPlainString(), QuotedInput.of(raw));
    }
    return NumberReader.withinBounds(field, cents);
  }
}
