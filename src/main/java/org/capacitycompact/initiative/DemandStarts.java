package org.capacitycompact.initiative;

import java.util.Optional;

/** Which known, published activities a country may start a demand from: those in the country. */
public interface DemandStarts {

  /** The activity that its publisher calls so, when it is in the country. */
  Optional<Long> withIdentifier(String identifier, String country);

  /** Whether this activity is known and in the country. */
  boolean mayStart(long knownActivity, String country);
}
