package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capacitycompact.platform.Embodies;

/**
 * What the country itself has to pay (S10), in US dollars.
 *
 * @param minimum the least local share of the budget
 * @param inKindCap the part of it that may be given in kind
 */
@Embodies(value = "S10", as = Embodies.As.RULE)
record LocalShare(BigDecimal minimum, BigDecimal inKindCap) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Both figures of the decision applied to a budget; rounded up, so that a cent is never lost. */
  static LocalShare of(BigDecimal budget, BigDecimal minimumPercent, BigDecimal inKindCapPercent) {
    BigDecimal minimum = percent(budget, minimumPercent, RoundingMode.UP);
    return new LocalShare(minimum, percent(minimum, inKindCapPercent, RoundingMode.DOWN));
  }

  /**
   * With a smaller minimum that the steering group granted for the initiative, where it is smaller;
   * in kind counts as far as before.
   */
  LocalShare granted(BigDecimal budget, BigDecimal grantedPercent) {
    return new LocalShare(minimum.min(percent(budget, grantedPercent, RoundingMode.UP)), inKindCap);
  }

  /**
   * What these would be of a budget, in percent; rounded down, so that asking for it asks for no
   * cent more than there is.
   */
  BigDecimal percentOf(BigDecimal budget, BigDecimal cash, BigDecimal inKind) {
    return counted(cash, inKind).multiply(HUNDRED).divide(budget, 6, RoundingMode.DOWN);
  }

  /** In kind counts up to its cap. */
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
