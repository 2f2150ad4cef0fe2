package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person is here to do. Each role is a group of the engine. */
public enum Role {
  FOCAL_POINT("focalPoint", Bound.COUNTRY),
  NATIONAL_AUTHORITY("nationalAuthority", Bound.COUNTRY),
  IMPLEMENTER("implementer", Bound.COUNTRY),
  NON_STATE_ACTOR("nonStateActor", Bound.COUNTRY),
  PROVIDER("provider", Bound.ORGANISATION),
  SECRETARIAT("secretariat", Bound.NOTHING),
  STEERING_GROUP("steeringGroup", Bound.NOTHING),
  PEER_REVIEWER("peerReviewer", Bound.NOTHING),
  CRITERIA_EDITOR("criteriaEditor", Bound.NOTHING),
  INTEGRATOR("integrator", Bound.NOTHING),
  /** Reads reports of harm and fraud, and may hold payments; stands outside every initiative. */
  INTEGRITY_OFFICER("integrityOfficer", Bound.NOTHING),
  OPERATOR("camunda-admin", Bound.NOTHING);

  private enum Bound {
    COUNTRY,
    ORGANISATION,
    NOTHING
  }

  private final String group;
  private final Bound bound;

  Role(String group, Bound bound) {
    this.group = group;
    this.bound = bound;
  }

  /** The engine group of this role, without the code of a country or organisation. */
  public String group() {
    return group;
  }

  /**
   * Whether this is a role of a partner country, whose group carries the country: {@code
   * focalPointKE}.
   */
  public boolean isOfCountry() {
    return bound == Bound.COUNTRY;
  }

  /** The engine group of this role for a country or organisation code. */
  public String groupFor(String code) {
    return bound == Bound.NOTHING ? group : group + code;
  }

  /** The role that a group stands for, if any. */
  public static Optional<Role> ofGroup(String groupId) {
    return Arrays.stream(values()).filter(role -> role.owns(groupId)).findFirst();
  }

  /**
   * Whether a group counts for a person of this country and organisation. The role of another
   * country or organisation ended when the person left it.
   */
  public static boolean holds(
      String groupId, @Nullable String country, @Nullable String organisation) {
    return ofGroup(groupId)
        .map(
            role ->
                switch (role.bound) {
                  case NOTHING -> true;
                  case COUNTRY -> country != null && groupId.equals(role.group + country);
                  case ORGANISATION ->
                      organisation != null && groupId.equals(role.group + organisation);
                })
        .orElse(true);
  }

  private boolean owns(String groupId) {
    return switch (bound) {
      case NOTHING -> groupId.equals(group);
      case COUNTRY -> groupId.matches(group + "[A-Z]{2}");
      case ORGANISATION -> groupId.startsWith(group) && groupId.length() > group.length();
    };
  }
}
