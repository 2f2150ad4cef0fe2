package org.capacitycompact.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.access.SignInProperties.Provider;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's token says about a person.
 *
 * @param issuer who issued the token
 * @param subject the provider's permanent id of the person, independent of their name
 * @param roles the roles known to the Compact that may come from claims
 */
record ClaimedPerson(
    String issuer,
    String subject,
    String name,
    Set<Role> roles,
    @Nullable String country,
    @Nullable String organisation,
    @Nullable String constituency) {

  /**
   * Roles over all countries, the criteria or money; claims give them only where configuration
   * allows it.
   */
  private static final Set<Role> CENTRAL =
      EnumSet.of(
          Role.SECRETARIAT,
          Role.CRITERIA_EDITOR,
          Role.OPERATOR,
          Role.INTEGRATOR,
          Role.INTEGRITY_OFFICER);

  static ClaimedPerson read(
      String issuer, String subject, Map<String, Object> claims, Provider provider) {
    String name = WrittenText.tidy(text(claims, provider.claims().name()).orElse(subject));
    return new ClaimedPerson(
        issuer,
        subject,
        WrittenText.fits(name, 200, false) ? name : subject,
        roles(claims, provider),
        text(claims, provider.claims().country()).orElse(null),
        text(claims, provider.claims().organisation()).orElse(null),
        text(claims, provider.claims().constituency()).orElse(null));
  }

  /** The engine groups of these roles; a bound role needs its country or organisation. */
  Set<String> groups() {
    return roles.stream().map(role -> role.groupFor(code(role))).collect(Collectors.toSet());
  }

  /**
   * The country or organisation a role is bound to; empty when it is missing, or when the role is
   * not bound.
   */
  String code(Role role) {
    String code = role.isOfCountry() ? country : role == Role.PROVIDER ? organisation : null;
    return code == null ? "" : code;
  }

  /** False when a role needs a country or an organisation, and the claims name none. */
  boolean isBound(Role role) {
    return !(role.isOfCountry() || role == Role.PROVIDER) || !code(role).isEmpty();
  }

  private static Set<Role> roles(Map<String, Object> claims, Provider provider) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    provider.claims().roles().stream()
        .flatMap(claim -> values(claims, claim))
        .filter(value -> value.startsWith(provider.rolePrefix()))
        .map(value -> value.substring(provider.rolePrefix().length()))
        .map(value -> value.startsWith("/") ? value.substring(1) : value)
        .flatMap(ClaimedPerson::role)
        .filter(role -> provider.centralRoles() || !CENTRAL.contains(role))
        .forEach(roles::add);
    return roles;
  }

  private static Stream<Role> role(String name) {
    return Stream.of(Role.values())
        .filter(
            role -> role == Role.OPERATOR ? name.equals("operator") : name.equals(role.group()));
  }

  private static Optional<String> text(Map<String, Object> claims, String name) {
    return values(claims, name).map(String::strip).filter(value -> !value.isEmpty()).findFirst();
  }

  private static Stream<String> values(Map<String, Object> claims, String path) {
    Object value = claims;
    for (String step : List.of(path.split("\\."))) {
      value = value instanceof Map<?, ?> within ? within.get(step) : null;
    }
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf)
        : Stream.ofNullable(value).map(String::valueOf);
  }
}
