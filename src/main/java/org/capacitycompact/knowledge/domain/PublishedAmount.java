package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A budget or planned disbursement for a period; each part is null when it is unreadable.
 *
 * <p>It is no {@code Money}: what others publish may be without a currency, in one that is not used
 * any more, or finer than its smallest unit, and is told as it stands.
 *
 * @param amount zero or more, exactly as published, at most 18 digits before the point and 20 after
 *     it
 * @param currency ISO 4217, of the value or the activity's default
 * @param valueDate the date for converting the currency
 */
public record PublishedAmount(
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable LocalDate periodStart,
    @Nullable LocalDate periodEnd,
    @Nullable LocalDate valueDate,
    @Nullable BudgetType type,
    @Nullable BudgetStatus status) {

  boolean isIn(Currency other) {
    return other.getCurrencyCode().equals(currency);
  }
}
