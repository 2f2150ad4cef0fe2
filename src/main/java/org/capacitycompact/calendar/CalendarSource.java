package org.capacitycompact.calendar;

import java.util.List;
import org.capacitycompact.authorization.Actor;

/**
 * A capability's dates that are somebody's own: what they have to do by then, or what they wait for
 * because their role works on it. It is a bean of the capability.
 */
public interface CalendarSource {

  /**
   * This person's dates, by their rights of the moment; none where they have no part in them. The
   * database shows only rows that are open to the person: a right on what one is involved in needs
   * no condition here.
   */
  List<Dates> of(Actor actor);
}
