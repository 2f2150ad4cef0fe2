package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.money.AccountingCurrency;
import org.springframework.stereotype.Component;

/** The currency of the accounts, which needs no rate. */
@Component
class AccountsOnly implements Currencies {

  @Override
  public List<String> codes() {
    return List.of(AccountingCurrency.CURRENCY.getCurrencyCode());
  }
}
