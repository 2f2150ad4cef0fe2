package org.capacitycompact.web;

import java.util.Map;
import org.capacitycompact.authorization.Actor;

/** A list that people can filter, saving the filter under a name. */
public interface SavableList {

  /** The path of the list. */
  String listPath();

  /** Whether this person may open the list. */
  default boolean isOpenTo(Actor actor) {
    return true;
  }

  /** The query parameters that this list understands, without the page number. */
  Map<String, String> question(Map<String, String> asked);
}
