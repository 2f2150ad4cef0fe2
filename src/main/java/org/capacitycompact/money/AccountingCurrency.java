package org.capacitycompact.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.stream.Stream;

/**
 * The one currency of the Compact's accounts: forms ask for it, tables keep amounts of it, and the
 * ledger is in it. Nothing else says which it is.
 */
public final class AccountingCurrency {

  public static final Currency CURRENCY = Currency.getInstance("USD");

  public static final Money NOTHING = Money.zero(CURRENCY);

  private AccountingCurrency() {}

  /** An amount that stands in a form or a table without its currency. */
  public static Money of(BigDecimal amount) {
    return new Money(amount, CURRENCY);
  }

  /** All of them together; nothing of none. */
  public static Money sum(Stream<Money> amounts) {
    return amounts.reduce(NOTHING, Money::plus);
  }
}
