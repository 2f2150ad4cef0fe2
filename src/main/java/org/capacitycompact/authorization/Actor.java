package org.capacitycompact.authorization;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;

/**
 * A person with the roles they have now. Read anew for each request, so that a revoked role or a
 * disabled account takes effect at once.
 *
 * @param country the partner country they belong to, if any (ISO 3166-1 alpha-2)
 * @param organisation code of the provider or institution they act for, if any
 * @param constituency the steering group seat they hold, if any (S118)
 * @param groups the engine groups they are in
 * @param zone the time zone for times shown to them: their own choice, else their country's, else
 *     UTC
 * @param standsInFor sign-in names of the people whose deputy they are at this moment
 */
public record Actor(
    String userId,
    String name,
    Set<Role> roles,
    @Nullable String country,
    @Nullable String organisation,
    @Nullable String constituency,
    List<String> groups,
    ZoneId zone,
    Set<String> standsInFor) {

  /** A person to whom times are shown in UTC, and who stands in for nobody. */
  public Actor(
      String userId,
      String name,
      Set<Role> roles,
      @Nullable String country,
      @Nullable String organisation,
      @Nullable String constituency,
      List<String> groups) {
    this(
        userId, name, roles, country, organisation, constituency, groups, ZoneOffset.UTC, Set.of());
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /**
   * True for an account that only uses the programming interfaces. An account without a role is a
   * person's.
   */
  public boolean isProgram() {
    return is(Role.INTEGRATOR) && !Right.USE_PORTAL.of(this);
  }

  /**
   * Whether they hold the role for this country or organisation, {@code FOCAL_POINT} for {@code
   * KE}.
   */
  public boolean isFor(Role role, String code) {
    return groups.contains(role.groupFor(code));
  }

  /** Whether they hold a role of this country. */
  public boolean belongsTo(String country) {
    return roles.stream().anyMatch(role -> role.isOfCountry() && isFor(role, country));
  }

  /** Whether they belong to this country or hold a role of it. */
  public boolean isTiedTo(String country) {
    return country.equals(this.country) || belongsTo(country);
  }

  /** Whether they belong to one of these organisations, or act for one as a provider. */
  public boolean isTiedTo(Collection<String> organisations) {
    return organisations.stream()
        .anyMatch(code -> code.equals(organisation) || isFor(Role.PROVIDER, code));
  }

  /**
   * The audiences whose rows this person may see. A program that is bound to a country or a
   * provider reads what that country or provider reads.
   */
  public Collection<String> audiences() {
    Stream<String> own = Stream.of("user:" + userId);
    Stream<String> shared = groups.stream().map(group -> "group:" + group);
    Stream<String> national =
        country != null && (belongsTo(country) || is(Role.INTEGRATOR))
            ? Stream.of("country:" + country)
            : Stream.of();
    Stream<String> represented =
        organisation != null && is(Role.INTEGRATOR)
            ? Stream.of("group:" + Role.PROVIDER.groupFor(organisation))
            : Stream.of();
    return Stream.of(own, shared, national, represented)
        .flatMap(audience -> audience)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first of this person's roles, for places that show one role only. */
  public @Nullable Role mainRole() {
    return roles.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** This person as the audit record names them, in the first of their roles. */
  public AuditActor acting() {
    return acting(mainRole());
  }

  /** This person as the audit record names them, in this role. */
  public AuditActor acting(@Nullable Role in) {
    return new AuditActor(userId, name, in == null ? null : in.name(), country);
  }
}
