package org.capacitycompact.funding;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Money;

/** Divides a payment among its sources in proportion to what each has left, to the cent. */
final class PaymentShares {

  private PaymentShares() {}

  /**
   * The part of each source. The parts add up to the amount, and none exceeds what its source has
   * left.
   *
   * @throws IllegalStateException when less is left than the amount
   */
  static Map<FundingSource, Money> of(Money amount, List<Balance> sources) {
    Money left = AccountingCurrency.sum(sources.stream().map(Balance::left));
    if (left.isLessThan(amount)) {
      throw new IllegalStateException("only " + left + " is left to pay " + amount);
    }
    Map<FundingSource, Money> shares = new LinkedHashMap<>();
    Money open = amount;
    for (Balance source : sources) {
      // What is still open over what is still left: the rest of a cent moves on, none is lost.
      Money share = open.inProportion(source.left(), left, RoundingMode.HALF_UP).min(source.left());
      shares.put(source.source(), share);
      open = open.minus(share);
      left = left.minus(source.left());
      if (left.isZero()) {
        break;
      }
    }
    return shares;
  }
}
