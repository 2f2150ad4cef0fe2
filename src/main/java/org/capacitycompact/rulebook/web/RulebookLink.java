package org.capacitycompact.rulebook.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the criteria to the administration pages. */
@Component
@Order(15)
class RulebookLink implements AdministrationPage {

  @Override
  public String path() {
    return DraftController.PATH;
  }

  @Override
  public String title() {
    return "policy.title";
  }

  @Override
  public String purpose() {
    return "policy.purpose";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.CHANGE_CRITERIA.of(actor);
  }
}
