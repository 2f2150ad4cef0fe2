package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.funding.Ledger.Balance;

/** Divides a payment among its sources in proportion to what each has left, to the cent. */
final class Shares {

  private Shares() {}

  /**
   * The part of each source. The parts add up to the amount, and none exceeds what its source has
   * left.
   *
   * @throws IllegalStateException when less is left than the amount
   */
  static Map<String, BigDecimal> of(BigDecimal amount, List<Balance> sources) {
    BigDecimal left = sources.stream().map(Balance::left).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (left.compareTo(amount) < 0) {
      throw new IllegalStateException("only " + left + " is left to pay " + amount);
    }
    Map<String, BigDecimal> shares = new LinkedHashMap<>();
    BigDecimal open = amount;
    for (Balance source : sources) {
      // Each share is computed from the remaining amount and balances, so that rounding loses no
      // cent.
      BigDecimal share =
          open.multiply(source.left()).divide(left, 2, RoundingMode.HALF_UP).min(source.left());
      shares.put(source.source(), share);
      open = open.subtract(share);
      left = left.subtract(source.left());
      if (left.signum() == 0) {
        break;
      }
    }
    return shares;
  }
}
