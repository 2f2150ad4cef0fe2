package org.capacitycompact.worklist;

import java.time.Instant;

/** What became of a draft that somebody wanted to keep. */
public sealed interface DraftSaved {

  record At(Instant at) implements DraftSaved {}

  /**
   * Another page of the same person has saved a newer one.
   *
   * @param at when it did
   */
  record NewerElsewhere(Instant at) implements DraftSaved {}

  /** The task is not this person's now, or its answers are secret. */
  record NotTheirs() implements DraftSaved {}
}
