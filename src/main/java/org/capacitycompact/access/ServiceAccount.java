package org.capacitycompact.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts in its own name.
 *
 * @param country the partner country whose initiatives it reads, if any
 * @param organisation the provider whose initiatives it reads, if any
 * @param open false once it was closed, for good
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
   * One of its tokens, without the token itself.
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

    /** Whether it opens anything at this moment. */
    boolean valid(Instant now) {
      return revokedAt == null && now.isBefore(expiresAt);
    }
  }
}
