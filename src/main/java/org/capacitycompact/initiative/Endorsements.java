package org.capacitycompact.initiative;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the government stands behind a demand (S18, S53). */
public interface Endorsements {

  /** The form that asks for it. */
  String FORM = "endorse-demand";

  /**
   * The position of the national authority on a demand.
   *
   * @param reference the letter that it refers to, as named
   * @param by sign-in name of who gave it; null while nobody has
   */
  record Stance(
      boolean endorsed, @Nullable String reference, @Nullable String by, @Nullable Instant at) {

    /**
     * The authority has not yet given a position on the present version of the demand: not
     * endorsed.
     */
    public static final Stance SILENT = new Stance(false, null, null, null);
  }

  /** The position of the national authority on the present version of the demand. */
  Stance stance(InitiativeNumber number);

  /** Whether the national authority has endorsed the present version of the demand. */
  default boolean endorsed(InitiativeNumber number) {
    return stance(number).endorsed();
  }
}
