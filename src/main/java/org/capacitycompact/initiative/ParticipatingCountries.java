package org.capacitycompact.initiative;

import java.util.Set;

/** The countries besides the lead that take part in an initiative (S101). */
public interface ParticipatingCountries {

  /** Those that take part now, ISO 3166-1 alpha-2; none for whoever does not see the initiative. */
  Set<String> now(InitiativeNumber number);
}
