package org.capacitycompact.integrity.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the reports to the pages of their officers. */
@Component
@Order(5)
class ReportsLink implements AdministrationPage {

  @Override
  public String path() {
    return OfficersController.PATH;
  }

  @Override
  public String title() {
    return "integrity.reports.title";
  }

  @Override
  public String purpose() {
    return "integrity.reports.about";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.READ_REPORTS_OF_HARM.of(actor);
  }
}
