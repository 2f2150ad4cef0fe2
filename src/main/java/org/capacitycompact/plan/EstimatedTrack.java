package org.capacitycompact.plan;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * The track that an initiative would take (S89), as far as its plan says so far. It is an estimate
 * until the design was sent, and the decision was made.
 */
public interface EstimatedTrack {

  /** What would be decided. */
  enum Estimate {
    LIGHT,
    /** Nobody has written down a risk yet. */
    LIGHT_IF_RISKS_ARE_LOW,
    FULL;

    /** The message that says so. */
    public String messageKey() {
      return "track.estimate." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Empty while budget or duration are unknown, and once it was decided. */
  Optional<Estimate> of(InitiativeNumber number);
}
