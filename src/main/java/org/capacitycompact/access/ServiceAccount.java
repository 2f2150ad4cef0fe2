package org.capacitycompact.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts in its own name.
 *
 * @param country the partner country whose initiatives it reads, if any
 * @param organisation the provider whose initiatives it reads, if any
 * @param open false once it is closed, which is final
 */
record ServiceAccount(
    String userId,
    String name,
    String purpose,
    Set<Scope> scopes,
    @Nullable String country,
    @Nullable String organisation,
    boolean open,
    Instant createdAt,
    String createdBy) {

  /**
   * A token of the account, without its secret.
   *
   * @param lastUsedAt when it was last used, to the hour
   */
  record Token(
      long id,
      Instant createdAt,
      String createdBy,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {

    /** Whether the token is valid at this moment. */
    boolean valid(Instant now) {
      return revokedAt == null && now.isBefore(expiresAt);
    }
  }
}
