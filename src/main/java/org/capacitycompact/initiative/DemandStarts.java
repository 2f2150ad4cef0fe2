package org.capacitycompact.initiative;

import java.util.Optional;

/**
 * The known, published activities from which a country may start a demand: those in the country.
 */
public interface DemandStarts {

  /** The activity with this identifier of its publisher, if it is in the country. */
  Optional<Long> withIdentifier(String identifier, String country);

  /** Whether this activity is known and in the country. */
  boolean mayStart(long knownActivity, String country);
}
