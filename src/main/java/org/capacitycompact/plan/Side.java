package org.capacitycompact.plan;

import java.util.Optional;
import org.capacitycompact.initiative.Initiative;

/** The two sides that signed a plan, each of which asks and agrees. */
public enum Side {
  COUNTRY,
  /** A partner whom the country chose. */
  PARTNER;

  /** On which side of a signed plan somebody asks and agrees; empty for everybody else. */
  public static Optional<Side> of(Initiative initiative, PlanAccess access) {
    if (access.phase() != Phase.AGREED) {
      return Optional.empty();
    }
    return access.edits()
        ? Optional.of(COUNTRY)
        : access.proposes()
                && access.countries().own() == null
                && !access.actor().isTiedTo(initiative.country())
            ? Optional.of(PARTNER)
            : Optional.empty();
  }
}
