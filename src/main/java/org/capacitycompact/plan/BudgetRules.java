package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.policy.ExchangeRates;
import org.springframework.stereotype.Component;

/**
 * What holds of the money of a budget line: its currency has a rate, and its amount no parts
 * smaller than the currency's smallest unit. The database holds both as well.
 */
@Component
class BudgetRules implements PlanGuard {

  private final ExchangeRates rates;

  BudgetRules(ExchangeRates rates) {
    this.rates = rates;
  }

  @Override
  public List<FieldError> against(Change change) {
    Map<String, Object> after = change.after();
    if (change.section() != Section.BUDGET
        || after == null
        || !(after.get("currency") instanceof String code)
        || !(after.get("amount") instanceof BigDecimal amount)) {
      return List.of();
    }
    List<FieldError> errors = new ArrayList<>();
    Currency currency = Currency.getInstance(code);
    int decimals = currency.getDefaultFractionDigits();
    if (Columns.plain(amount).scale() > Math.max(0, decimals)) {
      errors.add(
          decimals > 0
              ? FieldError.of("amount", "plan.amount.decimals", code, String.valueOf(decimals))
              : FieldError.of("amount", "plan.amount.whole", code));
    }
    Row before = change.before();
    boolean kept =
        before != null
            && before.text("currency").filter(code::equals).isPresent()
            && before.decimal("amount").filter(amount::equals).isPresent();
    if (!kept
        && !currency.equals(AccountingCurrency.CURRENCY)
        && rates.newest(currency).isEmpty()) {
      errors.add(FieldError.of("currency", "plan.currency.noRate", code));
    }
    return errors;
  }
}
