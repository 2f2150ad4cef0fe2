package org.capacitycompact.account;

import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;

/**
 * The role of a person, and for whom they have it.
 *
 * @param country for a role of a partner country
 * @param organisation for a provider
 * @param constituency the seat, for a member of the steering group
 * @param practitioner does such work in an institution of a partner country (S73)
 */
public record Assignment(
    Role role,
    @Nullable String country,
    @Nullable String organisation,
    @Nullable String constituency,
    boolean practitioner) {

  /** What the role is bound to, as its engine group contains it; empty for unbound roles. */
  String code() {
    String code = role.isOfCountry() ? country : role == Role.PROVIDER ? organisation : "";
    return code == null ? "" : code;
  }
}
