package org.capacitycompact.money;

import java.math.BigDecimal;

/** Amounts of the accounts, and percentages, as tests write them. */
public final class Dollars {

  private Dollars() {}

  public static Money usd(String amount) {
    return AccountingCurrency.of(new BigDecimal(amount));
  }

  public static Percent percent(String value) {
    return new Percent(new BigDecimal(value));
  }
}
