package org.capacitycompact.funding;

import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeEnded;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
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
    InitiativeNumber number = ended.number();
    Money returned = disbursements.returnUnspent(number);
    if (returned.isPositive()) {
      chronicle.record(number, "funding.returned", null, returned.plain());
    }
    Balance compact =
        ledger.balances(number).stream()
            .filter(balance -> balance.source().equals(FundingSource.COMPACT))
            .findFirst()
            .orElse(null);
    if (compact == null) {
      return;
    }
    reservations.release(number, compact.disbursed());
    if (compact.committed().isZero()) {
      ledger.pledge(
          number,
          FundingSource.COMPACT,
          Means.CASH,
          AccountingCurrency.NOTHING,
          "released: it ended unfunded");
    }
  }
}
