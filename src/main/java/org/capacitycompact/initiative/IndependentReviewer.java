package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/** The independent reviewer whose review the steering group gets before it votes (S28, S29). */
public interface IndependentReviewer {

  /** The form that asks for it. */
  String FORM = "replace-reviewer";

  /** Whether a reviewer is asked now, and this person may appoint another instead. */
  boolean canBeReplaced(InitiativeNumber number, Actor actor);

  /**
   * The reviewer who has been asked.
   *
   * @param due the day by which the secretariat wants the review; null if it named none
   */
  record Asked(String name, @Nullable LocalDate due) {}

  /** The reviewer who has been asked; shown only to those who may appoint another. */
  Optional<Asked> asked(InitiativeNumber number, Actor reader);

  /**
   * Releases the reviewer, who loses the task, so that another can be appointed.
   *
   * @return false, with nothing changed, when no reviewer has been asked
   */
  boolean replace(InitiativeNumber number, Actor by, String reason);
}
