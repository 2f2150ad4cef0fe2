package org.capacitycompact.policy.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the exchange rates to the administration pages. */
@Component
@Order(41)
class RateLink implements AdministrationPage {

  @Override
  public String path() {
    return RateController.PATH;
  }

  @Override
  public String title() {
    return "rates.enter.title";
  }

  @Override
  public String purpose() {
    return "rates.enter.purpose";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.MAINTAIN_EXCHANGE_RATES.of(actor);
  }
}
