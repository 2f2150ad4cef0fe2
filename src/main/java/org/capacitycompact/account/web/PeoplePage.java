package org.capacitycompact.account.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People, first among the administration pages. */
@Component
@Order(10)
class PeoplePage implements AdministrationPage {

  static final String PATH = "/administration/people";

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String title() {
    return "people.title";
  }

  @Override
  public String purpose() {
    return "people.purpose";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.MANAGE_PEOPLE.of(actor);
  }
}
