package org.capacitycompact.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a decision, as the register keeps it.
 *
 * @param definitionId of the engine's definition; null until the version begins to hold
 * @param validFrom from when on it holds
 * @param reason why it was published, in its publisher's words
 * @param publishedBy sign-in name; {@code release} for what the product ships
 * @param publishedAt null for what the product ships
 * @param draft the draft it came from; null for what the product ships
 * @param withdrawnBy sign-in name of who took it back before it held
 */
public record DecisionVersion(
    String decision,
    int version,
    @Nullable String definitionId,
    Instant validFrom,
    String reason,
    String publishedBy,
    @Nullable Instant publishedAt,
    @Nullable Long draft,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawnReason) {

  /** Whether it came with a release, and from nobody here. */
  public boolean released() {
    return draft == null;
  }

  /** Whether it was taken back before it held. */
  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /** Whether it will hold, and does not yet. */
  public boolean toCome(Instant now) {
    return !withdrawn() && validFrom.isAfter(now);
  }
}
