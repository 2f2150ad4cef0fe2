package org.capacitycompact.audit.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the record to the administration pages. */
@Component
@Order(30)
class RecordLink implements AdministrationPage {

  @Override
  public String path() {
    return "/administration/record";
  }

  @Override
  public String title() {
    return "record.title";
  }

  @Override
  public String purpose() {
    return "record.purpose";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.VERIFY_RECORD.of(actor);
  }
}
