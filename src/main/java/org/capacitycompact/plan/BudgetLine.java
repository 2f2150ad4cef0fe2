package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a budget with what it is worth.
 *
 * @param value in the currency of its source; null in kind where nobody gave it one
 * @param rate units of that currency for one US dollar; null without a value
 * @param rateOn the day of the rate
 * @param worth in US dollars, at that rate; null without a value
 * @param unit in which it is counted in kind; null in cash
 * @param flow TREASURY, HOST or DIRECT (S9)
 */
public record BudgetLine(
    int position,
    String title,
    String category,
    int year,
    FundingSource source,
    Means means,
    @Nullable Money value,
    @Nullable BigDecimal rate,
    @Nullable LocalDate rateOn,
    @Nullable Money worth,
    @Nullable String unit,
    @Nullable BigDecimal quantity,
    String flow) {

  /** Its currency; null without a value. */
  public @Nullable Currency currency() {
    return value == null ? null : value.currency();
  }
}
