package org.capacitycompact.web;

import java.util.Map;
import org.capacitycompact.authorization.Actor;

/** A list that people narrow to what they work with, and keep so under a name. */
public interface SavableList {

  /** Its address. */
  String listPath();

  /** Whether somebody may open it. */
  default boolean isOpenTo(Actor actor) {
    return true;
  }

  /** Of what an address asks, what this list understands; the page of it is not kept. */
  Map<String, String> question(Map<String, String> asked);
}
