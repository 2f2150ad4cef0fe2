package org.capacitycompact.account;

import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person is here to do, and for whom.
 *
 * @param country of a role of a partner country
 * @param organisation of a provider
 * @param constituency the seat of a member of the steering group
 * @param practitioner does such work in an institution of a partner country (S73)
 */
public record Assignment(
    Role role,
    @Nullable String country,
    @Nullable String organisation,
    @Nullable String constituency,
    boolean practitioner) {

  /**
   * What the role is bound to, as its engine group carries it; empty for roles bound to nothing.
   */
  String code() {
    String code = role.ofCountry() ? country : role == Role.PROVIDER ? organisation : "";
    return code == null ? "" : code;
  }
}
