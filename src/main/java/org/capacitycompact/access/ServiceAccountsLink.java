package org.capacitycompact.access;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the service accounts to the administration pages. */
@Component
@Order(20)
class ServiceAccountsLink implements AdministrationPage {

  @Override
  public String path() {
    return ServiceAccountPages.PATH;
  }

  @Override
  public String title() {
    return "serviceAccounts.title";
  }

  @Override
  public String purpose() {
    return "serviceAccounts.about";
  }

  @Override
  public boolean isFor(Actor actor) {
    return ServiceAccountPages.opensTo(actor);
  }
}
