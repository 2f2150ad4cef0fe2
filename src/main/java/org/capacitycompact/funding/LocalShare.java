package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capacitycompact.platform.Embodies;

/**
 * The minimum that the country itself has to pay (S10), in US dollars.
 *
 * @param minimum the least local share of the budget
 * @param inKindCap the part of it that may be given in kind
 */
@Embodies(value = "S10", as = Embodies.As.RULE)
record LocalShare(BigDecimal minimum, BigDecimal inKindCap) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Applies both percentages of the decision to a budget; rounds up, so that no cent is missing.
   */
  static LocalShare of(BigDecimal budget, BigDecimal minimumPercent, BigDecimal inKindCapPercent) {
    BigDecimal minimum = percent(budget, minimumPercent, RoundingMode.UP);
    return new LocalShare(minimum, percent(minimum, inKindCapPercent, RoundingMode.DOWN));
  }

  /**
   * Applies a minimum granted by the steering group, if it is smaller; the cap for contributions in
   * kind is unchanged.
   */
  LocalShare granted(BigDecimal budget, BigDecimal grantedPercent) {
    return new LocalShare(minimum.min(percent(budget, grantedPercent, RoundingMode.UP)), inKindCap);
  }

  /**
   * The percentage of a budget that these amounts are; rounded down, so that a request for it does
   * not exceed them by a cent.
   */
  BigDecimal percentOf(BigDecimal budget, BigDecimal cash, BigDecimal inKind) {
    return counted(cash, inKind).multiply(HUNDRED).divide(budget, 6, RoundingMode.DOWN);
  }

  /** The sum that counts; contributions in kind count up to their cap. */
  BigDecimal counted(BigDecimal cash, BigDecimal inKind) {
    return cash.add(inKind.min(inKindCap));
  }

  boolean metBy(BigDecimal cash, BigDecimal inKind) {
    return counted(cash, inKind).compareTo(minimum) >= 0;
  }

  private static BigDecimal percent(BigDecimal of, BigDecimal percent, RoundingMode rounding) {
    return of.multiply(percent).divide(HUNDRED, 2, rounding);
  }
}
