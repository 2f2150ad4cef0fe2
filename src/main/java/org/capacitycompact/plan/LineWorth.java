package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.policy.ExchangeRates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a line of the budget will be worth in US dollars once it is written: at the newest rate, as
 * the database stores it, and as before where its money stays the same.
 */
@Component
class LineWorth {

  private final ExchangeRates rates;

  LineWorth(ExchangeRates rates) {
    this.rates = rates;
  }

  /** What it is worth as it stands; nothing where it has no value. */
  static BigDecimal of(@Nullable Row line, List<AgreedRows.Line> lines) {
    return lines.stream()
        .filter(each -> line != null && each.position() == line.position())
        .flatMap(each -> Optional.ofNullable(each.usd()).stream())
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What it is worth afterwards; empty in a currency whose rate is not known. */
  Optional<BigDecimal> after(
      @Nullable Row before, Map<String, Object> after, List<AgreedRows.Line> lines) {
    if (!(after.get("amount") instanceof BigDecimal amount)) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (!(after.get("currency") instanceof String code)) {
      return Optional.empty();
    }
    Currency currency = Currency.getInstance(code);
    if (currency.equals(AccountingCurrency.CURRENCY)) {
      return Optional.of(amount);
    }
    boolean kept =
        before != null
            && before.text("currency").filter(code::equals).isPresent()
            && before.decimal("amount").filter(was -> was.compareTo(amount) == 0).isPresent();
    return kept
        ? Optional.of(of(before, lines))
        : rates
            .newest(currency)
            .map(newest -> amount.divide(newest.rate(), 2, RoundingMode.HALF_UP));
  }
}
