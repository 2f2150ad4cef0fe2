package org.capacitycompact.initiative;

import java.time.LocalDate;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/** Holds the running work of an initiative until the country decides whether it resumes (S5). */
public interface WorkSuspension {

  /**
   * Whether this person may suspend the work now: a focal point or the national authority of the
   * country, while work is running.
   */
  boolean possible(String number, Actor actor);

  /**
   * Suspends the work: open milestones are called off, nothing is verified or paid. It waits for
   * those who act on the initiative at this moment, and they find it suspended afterwards. To be
   * called outside of transactions.
   *
   * @param lookAgainOn when the country means to decide on the resumption, if it knows
   * @return false when it is not possible, and then nothing has changed
   */
  boolean suspend(String number, Actor by, String reason, @Nullable LocalDate lookAgainOn);

  /** Why the work is held now; empty when it is not. */
  String reason(String number);
}
