package org.capacitycompact.portal.record;

import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.portal.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the record among the pages of administration. */
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
