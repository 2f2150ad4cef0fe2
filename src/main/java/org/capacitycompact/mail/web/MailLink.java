package org.capacitycompact.mail.web;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds mail to the administration pages. */
@Component
@Order(45)
class MailLink implements AdministrationPage {

  @Override
  public String path() {
    return MailController.PATH;
  }

  @Override
  public String title() {
    return "mail.title";
  }

  @Override
  public String purpose() {
    return "mail.about";
  }

  @Override
  public boolean isFor(Actor actor) {
    return Right.MANAGE_PEOPLE.of(actor);
  }
}
