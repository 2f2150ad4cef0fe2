package org.capacitycompact.funding;

import java.math.RoundingMode;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.Embodies;

/**
 * What the country itself has to pay (S10).
 *
 * @param minimum the least local share of the budget
 * @param inKindCap the part of it that may be given in kind
 */
@Embodies(value = "S10", as = Embodies.As.RULE)
record LocalShare(Money minimum, Money inKindCap) {

  /** Both figures of the decision applied to a budget; rounded up, so that a cent is never lost. */
  static LocalShare of(Money budget, Percent minimumPercent, Percent inKindCapPercent) {
    Money minimum = minimumPercent.of(budget, RoundingMode.UP);
    return new LocalShare(minimum, inKindCapPercent.of(minimum, RoundingMode.DOWN));
  }

  /**
   * Applies a minimum granted by the steering group, if it is smaller; the cap for contributions in
   * kind is unchanged.
   */
  LocalShare granted(Money budget, Percent granted) {
    return new LocalShare(minimum.min(granted.of(budget, RoundingMode.UP)), inKindCap);
  }

  /**
   * What these would be of a budget; rounded down, so that asking for it asks for no cent more than
   * there is.
   */
  Percent percentOf(Money budget, Money cash, Money inKind) {
    return Percent.of(counted(cash, inKind), budget, 6, RoundingMode.DOWN);
  }

  /** In kind counts up to its cap. */
  Money counted(Money cash, Money inKind) {
    return cash.plus(inKind.min(inKindCap));
  }

  boolean metBy(Money cash, Money inKind) {
    return !counted(cash, inKind).isLessThan(minimum);
  }
}
