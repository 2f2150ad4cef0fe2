package org.capacitycompact.policy.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the facts of countries to the administration pages. */
@Component
@Order(40)
class CountryFactsLink implements AdministrationPage {

  @Override
  public String path() {
    return CountryFactsController.PATH;
  }

  @Override
  public String title() {
    return "countries.facts.title";
  }

  @Override
  public String purpose() {
    return "countries.facts.purpose";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.MAINTAIN_COUNTRY_FACTS.of(actor);
  }
}
