package org.capacitycompact.worklist.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the incidents to the administration pages. */
@Component
@Order(40)
class IncidentsLink implements AdministrationPage {

  @Override
  public String path() {
    return IncidentsController.PATH;
  }

  @Override
  public String title() {
    return "incidents.title";
  }

  @Override
  public String purpose() {
    return "incidents.about";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.HANDLE_INCIDENTS.of(actor);
  }
}
