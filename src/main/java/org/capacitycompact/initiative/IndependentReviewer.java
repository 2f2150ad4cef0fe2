package org.capacitycompact.initiative;

import org.capacitycompact.party.Actor;

/** The one reviewer whom the steering group hears before it votes (S28, S29). */
public interface IndependentReviewer {

  /** Whether a reviewer is asked now, and this person may appoint another instead. */
  boolean replaceable(String number, Actor actor);

  /**
   * Releases the reviewer, who loses the task, so that another is appointed.
   *
   * @return false when nobody is asked now, and then nothing has changed
   */
  boolean replace(String number, Actor by, String reason);
}
