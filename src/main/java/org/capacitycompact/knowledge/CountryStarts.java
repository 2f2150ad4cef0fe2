package org.capacitycompact.knowledge;

import java.util.Optional;
import org.capacitycompact.initiative.DemandStarts;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.springframework.stereotype.Component;

/** Lets a country start a demand from activities published about itself. */
@Component
class CountryStarts implements DemandStarts {
  private final KnownActivities activities;

  CountryStarts(KnownActivities activities) {
    this.activities = activities;
  }

  @Override
  public Optional<Long> withIdentifier(String identifier, String country) {
    return activities.withIdentifier(identifier).filter(id -> mayStart(id, country));
  }

  @Override
  public boolean mayStart(long knownActivity, String country) {
    return activities.inCountry(knownActivity, country);
  }
}
