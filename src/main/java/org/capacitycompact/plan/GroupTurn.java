package org.capacitycompact.plan;

import org.capacitycompact.initiative.InitiativeNumber;

/** Whoever may ask the steering group in this transaction takes this turn before all reading. */
public interface GroupTurn {

  /**
   * Until the transaction ends, the initiative does not end, and nobody else asks the group about
   * it: no question outlives its initiative.
   */
  void lock(InitiativeNumber number);
}
