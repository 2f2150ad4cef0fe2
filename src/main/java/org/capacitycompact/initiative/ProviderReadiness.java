package org.capacitycompact.initiative;

import java.util.Optional;

/** How ready the providers' own systems are for capacity development (S34). */
public interface ProviderReadiness {

  /**
   * The lowest current self-assessment among the providers chosen for an initiative: {@code ready},
   * {@code partly} or {@code notReady}. Unknown when one of them has made none in the last year.
   */
  Optional<String> lowest(InitiativeNumber number);
}
