package org.capacitycompact.portal.incidents;

import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.portal.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the incidents among the pages of administration. */
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
