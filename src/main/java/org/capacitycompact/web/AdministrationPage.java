package org.capacitycompact.web;

import org.capacitycompact.authorization.Actor;

/**
 * A page that keeps the system itself in order. A bean of this kind puts it on the page {@code
 * /administration}; the page itself asks again who may open it.
 */
public interface AdministrationPage {

  /** Its address, below {@code /administration/}. */
  String path();

  /** Message key of its title. */
  String title();

  /** Message key of one line that says what it is for. */
  String purpose();

  /** Whether this person may open it. Asked for the header of every page: it reads no database. */
  boolean isFor(Actor actor);
}
