package org.capacitycompact.web;

import org.capacitycompact.authorization.Actor;

/**
 * An administration page. A bean of this type adds its page to {@code /administration}; the page
 * itself checks again who may open it.
 */
public interface AdministrationPage {

  /** Its address, below {@code /administration/}. */
  String path();

  /** Message key of its title. */
  String title();

  /** Message key of its purpose, one line. */
  String purpose();

  /**
   * Whether this person may open it. Called for the header of every page, so it must not query the
   * database.
   */
  boolean isFor(Actor actor);
}
