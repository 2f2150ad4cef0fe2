package org.capacitycompact.funding;

import java.math.RoundingMode;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.Embodies;

/**
 * What bounds the Compact's part of one initiative (S110, S111).
 *
 * @param asked what the budget requests from the Compact
 * @param initiativePart the most for one initiative, as part of the year's ceiling
 * @param budgetPart the most of one budget, because the Compact is catalytic
 */
@Embodies(
    value = {"S110", "S111"},
    as = Embodies.As.RULE)
record CompactPart(Money asked, Money initiativePart, Money budgetPart) {

  static CompactPart of(
      Money asked, Money ceiling, Percent ofCeiling, Money budget, Percent ofBudget) {
    return new CompactPart(
        asked, ofCeiling.of(ceiling, RoundingMode.DOWN), ofBudget.of(budget, RoundingMode.DOWN));
  }

  /** What can be reserved with so much left of the year. */
  Money within(Money left) {
    return asked.min(initiativePart).min(budgetPart).min(left).orNothing();
  }
}
