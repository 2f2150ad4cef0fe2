package org.capacitycompact.worklist;

import java.time.Instant;

/** The result of saving a draft. */
public sealed interface DraftSaved {

  record At(Instant at) implements DraftSaved {}

  /**
   * Another page of the same person has saved a newer draft.
   *
   * @param at when it was saved
   */
  record NewerElsewhere(Instant at) implements DraftSaved {}

  /** The task is no longer this person's, or its answers are secret. */
  record NotTheirs() implements DraftSaved {}
}
