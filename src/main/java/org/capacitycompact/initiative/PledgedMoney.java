package org.capacitycompact.initiative;

import java.time.LocalDate;
import java.util.Optional;

/** Money that providers pledged; implemented by funding. */
public interface PledgedMoney {

  /**
   * The last day by which an organisation's pledged money will be available, as it now states.
   *
   * @param number the initiative's number
   * @param organisation the provider's code
   */
  Optional<LocalDate> availableFrom(InitiativeNumber number, String organisation);
}
