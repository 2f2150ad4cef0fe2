package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capacitycompact.platform.Embodies;

/**
 * The limits of the Compact's part in one initiative (S110, S111), in US dollars.
 *
 * @param asked what the budget requests from the Compact
 * @param initiativePart the most for one initiative, as part of the year's ceiling
 * @param budgetPart the most of one budget, because the Compact is catalytic
 */
@Embodies(
    value = {"S110", "S111"},
    as = Embodies.As.RULE)
record CompactPart(BigDecimal asked, BigDecimal initiativePart, BigDecimal budgetPart) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static CompactPart of(
      BigDecimal asked,
      BigDecimal ceiling,
      BigDecimal initiativePercent,
      BigDecimal budget,
      BigDecimal budgetPercent) {
    return new CompactPart(
        asked, percent(ceiling, initiativePercent), percent(budget, budgetPercent));
  }

  /** The amount that can be reserved when this much of the year is left. */
  BigDecimal within(BigDecimal left) {
    return asked.min(initiativePart).min(budgetPart).min(left).max(BigDecimal.ZERO);
  }

  private static BigDecimal percent(BigDecimal of, BigDecimal percent) {
    return of.multiply(percent).divide(HUNDRED, 2, RoundingMode.DOWN);
  }
}
