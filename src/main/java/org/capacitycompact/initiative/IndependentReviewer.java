package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/** The one reviewer whom the steering group hears before it votes (S28, S29). */
public interface IndependentReviewer {

  /** Whether a reviewer is asked now, and this person may appoint another instead. */
  boolean replaceable(String number, Actor actor);

  /**
   * A reviewer who is asked now.
   *
   * @param due by which day the secretariat wants the review; null where it named none
   */
  record Asked(String name, @Nullable LocalDate due) {}

  /** Who is asked now, for those only who may appoint another. */
  Optional<Asked> asked(String number, Actor reader);

  /**
   * Releases the reviewer, who loses the task, so that another is appointed.
   *
   * @return false when nobody is asked now, and then nothing has changed
   */
  boolean replace(String number, Actor by, String reason);
}
