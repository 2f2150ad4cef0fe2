package org.capacitycompact.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a decision in the register.
 *
 * @param definitionId of the engine's definition; null until the version becomes valid
 * @param validFrom when it becomes valid
 * @param reason why it was published, in its publisher's words
 * @param publishedBy sign-in name; {@code release} for a shipped version
 * @param publishedAt null for a shipped version
 * @param draft the draft it came from; null for a shipped version
 * @param withdrawnBy sign-in name of who withdrew it before it became valid
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

  /** Whether it was shipped with a release rather than published here. */
  public boolean released() {
    return draft == null;
  }

  /** Whether it was withdrawn before it became valid. */
  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /** Whether it will become valid later. */
  public boolean toCome(Instant now) {
    return !withdrawn() && validFrom.isAfter(now);
  }
}
