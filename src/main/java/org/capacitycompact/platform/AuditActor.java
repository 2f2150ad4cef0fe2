package org.capacitycompact.platform;

import org.jspecify.annotations.Nullable;

/**
 * Who acted, as the audit record keeps them: with the name and the role they had then.
 *
 * @param userId sign-in name; for a refused sign-in, what was typed
 * @param person name at that time
 * @param role name of the role they acted in
 * @param country the partner country they acted for (ISO 3166-1 alpha-2)
 */
public record AuditActor(
    String userId, @Nullable String person, @Nullable String role, @Nullable String country) {

  /** Somebody of whom only the sign-in name is known. */
  public static AuditActor named(String userId) {
    return new AuditActor(userId, null, null, null);
  }
}
