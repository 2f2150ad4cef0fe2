package org.capacitycompact.platform;

import org.jspecify.annotations.Nullable;

/**
 * Who acted, as the record keeps them: by the name they had and in the role they acted in.
 *
 * @param userId sign-in name; of a refused sign-in what was typed
 * @param person name at that time
 * @param role name of the role they acted in
 * @param country the partner country they acted for (ISO 3166-1 alpha-2)
 */
public record AuditActor(
    String userId, @Nullable String person, @Nullable String role, @Nullable String country) {

  /** Somebody of whom no more is known than the name they gave. */
  public static AuditActor named(String userId) {
    return new AuditActor(userId, null, null, null);
  }
}
