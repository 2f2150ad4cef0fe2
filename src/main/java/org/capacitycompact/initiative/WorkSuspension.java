package org.capacitycompact.initiative;

import java.time.LocalDate;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/** Suspends an initiative's work until the country decides whether it resumes (S5). */
public interface WorkSuspension {

  /** The form that asks for it. */
  String FORM = "suspend-initiative";

  /**
   * Whether this person may suspend the work now: the country's focal point or national authority,
   * while work is running.
   */
  boolean isPossible(InitiativeNumber number, Actor actor);

  /**
   * Suspends the work: open milestones are called off, nothing is verified or paid. It waits for
   * everyone who is acting on the initiative at this moment; later acts find it suspended. Call it
   * outside a transaction.
   *
   * @param lookAgainOn the day on which the country intends to decide on the resumption, if known
   * @return false, with nothing changed, when it is not possible
   */
  boolean suspend(
      InitiativeNumber number, Actor by, String reason, @Nullable LocalDate lookAgainOn);

  /** Why the work is suspended; empty when it is not. */
  String reason(InitiativeNumber number);
}
