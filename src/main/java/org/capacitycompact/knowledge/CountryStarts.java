package org.capacitycompact.knowledge;

import java.util.Optional;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.springframework.stereotype.Component;

/**
 * The known, published activities from which a country may start a demand: those in the country.
 */
@Component
public class CountryStarts {
  private final KnownActivities activities;

  CountryStarts(KnownActivities activities) {
    this.activities = activities;
  }

  /** The activity with this identifier of its publisher, if it is in the country. */
  public Optional<Long> withIdentifier(String identifier, String country) {
    return activities.withIdentifier(identifier).filter(id -> mayStart(id, country));
  }

  /** Whether this activity is known and in the country. */
  public boolean mayStart(long knownActivity, String country) {
    return activities.inCountry(knownActivity, country);
  }
}
