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
 * What holds of the money of a budget line: an amount and its currency stand together, the currency
 * has a rate, and the amount no parts smaller than the currency's smallest unit; what is given in
 * kind is counted. The database holds all of it as well.
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
    if (change.section() != Section.BUDGET || after == null) {
      return List.of();
    }
    List<FieldError> errors = new ArrayList<>();
    counted(after, errors);
    if (!(after.get("currency") instanceof String code)
        || !(after.get("amount") instanceof BigDecimal amount)) {
      if (after.containsKey("amount")) {
        errors.add(FieldError.of("currency", "plan.currency.needed"));
      } else if ("cash".equals(after.get("means"))) {
        errors.add(FieldError.of("amount", "plan.amount.needed"));
      } else if (after.containsKey("currency")) {
        errors.add(FieldError.of("amount", "plan.amount.missing"));
      }
      return errors;
    }
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

  /** What is given in kind is counted in something; nothing is counted as none. */
  private static void counted(Map<String, Object> after, List<FieldError> errors) {
    if (after.get("quantity") instanceof BigDecimal quantity && quantity.signum() <= 0) {
      errors.add(FieldError.of("quantity", "plan.quantity.none"));
    }
    if ("inKind".equals(after.get("means"))) {
      for (String key : List.of("unit", "quantity")) {
        if (!after.containsKey(key)) {
          errors.add(FieldError.of(key, "plan." + key + ".needed"));
        }
      }
    }
  }
}
