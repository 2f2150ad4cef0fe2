package org.capacitycompact.portal;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.AdministrationPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The administration pages, in the order of their beans. */
@Component
class Administration {

  private final List<AdministrationPage> pages;

  Administration(ObjectProvider<AdministrationPage> pages) {
    this.pages = pages.orderedStream().toList();
  }

  List<AdministrationPage> pages(Actor actor) {
    return pages.stream().filter(page -> page.isFor(actor)).toList();
  }

  boolean isFor(Actor actor) {
    return pages.stream().anyMatch(page -> page.isFor(actor));
  }
}
