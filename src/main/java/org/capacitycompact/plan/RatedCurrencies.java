package org.capacitycompact.plan;

import java.util.Currency;
import java.util.List;
import org.capacitycompact.policy.ExchangeRates;
import org.springframework.stereotype.Component;

/** The currency of the accounts, and each whose rate the secretariat has entered. */
@Component
class RatedCurrencies implements Currencies {

  private final ExchangeRates rates;

  RatedCurrencies(ExchangeRates rates) {
    this.rates = rates;
  }

  @Override
  public List<String> codes() {
    return rates.currencies().stream().map(Currency::getCurrencyCode).toList();
  }
}
