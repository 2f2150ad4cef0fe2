package org.capacitycompact.funding;

import java.math.BigDecimal;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Disbursements;
import org.capacitycompact.initiative.InitiativeEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * However an initiative ends, unspent money is returned to its sources, and the Compact's unused
 * reservation becomes available again for the year.
 */
@Component
class ReleaseAtEnd {

  private final Disbursements disbursements;
  private final Reservations reservations;
  private final Ledger ledger;
  private final Chronicle chronicle;

  ReleaseAtEnd(
      Disbursements disbursements, Reservations reservations, Ledger ledger, Chronicle chronicle) {
    this.disbursements = disbursements;
    this.reservations = reservations;
    this.ledger = ledger;
    this.chronicle = chronicle;
  }

  @EventListener
  void on(InitiativeEnded ended) {
    String number = ended.number();
    BigDecimal returned = disbursements.returnUnspent(number);
    if (returned.signum() > 0) {
      chronicle.record(number, "funding.returned", null, Amounts.plain(returned));
    }
    Balance compact =
        ledger.balances(number).stream()
            .filter(balance -> balance.source().equals(Ledger.COMPACT))
            .findFirst()
            .orElse(null);
    if (compact == null) {
      return;
    }
    reservations.release(number, compact.disbursed());
    if (compact.committed().signum() == 0) {
      ledger.pledge(
          number, Ledger.COMPACT, Ledger.CASH, BigDecimal.ZERO, "released: it ended unfunded");
    }
  }
}
