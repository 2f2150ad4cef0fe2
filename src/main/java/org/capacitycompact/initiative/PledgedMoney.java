package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.Optional;

/** What is known of money that providers pledged; funding keeps it. */
public interface PledgedMoney {

  /**
   * The latest day on which money that an organisation pledged is there, as it says now.
   *
   * @param number the initiative's
   * @param organisation the provider's code
   */
  Optional<LocalDate> availableFrom(String number, String organisation);
}
