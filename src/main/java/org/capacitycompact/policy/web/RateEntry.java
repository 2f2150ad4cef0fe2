package org.capacitycompact.policy.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.form.WrittenDays;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.policy.ExchangeRates;

/**
 * A rate that somebody enters, as typed or as it stands in a file.
 *
 * @param day in ISO notation, or as people write days
 * @param rate units for one US dollar, as their language writes numbers
 */
record RateEntry(String currency, String day, String rate, String source) {

  static final RateEntry EMPTY = new RateEntry("", "", "", "");

  private static final int LONGEST_SOURCE = 300;
  private static final int DECIMALS = 8;
  private static final BigDecimal LARGEST = new BigDecimal("99999999999");
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

  /**
   * The fields that are wrong, each with its reason: a message key, after {@code rates.refused.}.
   */
  Map<String, String> problems(LocalDate today, Locale language) {
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<Currency> known = known();
    if (known.isEmpty()) {
      problems.put("currency", "currency");
    } else if (known.get().equals(AccountingCurrency.CURRENCY)) {
      problems.put("currency", "dollar");
    }
    Optional<LocalDate> on = WrittenDays.read(day);
    if (on.isEmpty() || on.get().isBefore(FIRST)) {
      problems.put("day", "day");
    } else if (on.get().isAfter(today)) {
      problems.put("day", "future");
    }
    if (number(language).isEmpty()) {
      problems.put("rate", WrittenNumbers.areAmbiguous(rate) ? "ambiguous" : "rate");
    }
    if (!WrittenText.fits(WrittenText.tidy(source), LONGEST_SOURCE, false)) {
      problems.put("source", "source");
    }
    return problems;
  }

  /** What is to be entered; only where there is no problem. */
  ExchangeRates.Entry entry(Locale language) {
    return new ExchangeRates.Entry(
        known().orElseThrow(),
        WrittenDays.read(day).orElseThrow(),
        number(language).orElseThrow(),
        WrittenText.tidy(source));
  }

  public String value(String field) {
    return switch (field) {
      case "currency" -> currency;
      case "day" -> day;
      case "rate" -> rate;
      default -> source;
    };
  }

  private Optional<Currency> known() {
    return Currency.getAvailableCurrencies().stream()
        .filter(each -> each.getCurrencyCode().equals(currency.strip().toUpperCase(Locale.ROOT)))
        .filter(each -> each.getDefaultFractionDigits() >= 0)
        .findFirst();
  }

  private Optional<BigDecimal> number(Locale language) {
    String plain = WrittenNumbers.plain(rate, language).strip();
    if (!plain.matches("[0-9]{1,11}([.][0-9]{1,20})?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
    return number.signum() > 0 && number.scale() <= DECIMALS && number.compareTo(LARGEST) < 0
        ? Optional.of(number)
        : Optional.empty();
  }
}
