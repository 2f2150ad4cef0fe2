package org.capacitycompact.funding;

import java.util.Locale;
import org.capacitycompact.money.Means;

/** What an entry of the ledger says of money, in the order in which it goes. */
enum EntryKind {
  PLEDGED,
  COMMITTED,
  RECEIVED,
  DISBURSED,
  RETURNED;

  /** As the ledger has it. */
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Only cash is ever received, paid out or given back. */
  boolean isPossibleIn(Means means) {
    return means == Means.CASH || this == PLEDGED || this == COMMITTED;
  }
}
