package org.capacitycompact.initiative;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the government stands behind what an initiative demands (S18, S53). */
public interface Endorsements {

  /**
   * What the national authority says of a demand.
   *
   * @param reference the letter it rests on, as it was named
   * @param by sign-in name of who said it; null while nobody has
   */
  record Stance(
      boolean endorsed, @Nullable String reference, @Nullable String by, @Nullable Instant at) {

    /** The authority has not spoken of the demand as it now stands: it is not endorsed. */
    public static final Stance SILENT = new Stance(false, null, null, null);
  }

  /** What the national authority says of the demand as it now stands. */
  Stance stance(String number);

  /** True when the national authority has endorsed the demand as it now stands. */
  default boolean endorsed(String number) {
    return stance(number).endorsed();
  }
}
