package org.capacitycompact.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.engine.ModelBean;

/** Reserves the Compact's part and determines whether anything is missing (S110, S111). */
@ModelBean("reserveContribution")
class ReserveContribution implements JavaDelegate {

  private final Reservations reservations;
  private final Ledger ledger;
  private final Funding funding;
  private final Agreements agreements;
  private final Chronicle chronicle;

  ReserveContribution(
      Reservations reservations,
      Ledger ledger,
      Funding funding,
      Agreements agreements,
      Chronicle chronicle) {
    this.reservations = reservations;
    this.ledger = ledger;
    this.funding = funding;
    this.agreements = agreements;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Money reserved = reservations.reserve(number);
    ledger.pledge(
        number,
        FundingSource.COMPACT,
        Means.CASH,
        reserved,
        "reserved against the ceiling of the year");
    Funds funds = funding.funds(number);
    String outcome = funds.complete() ? "complete" : "gap";
    if (funds.complete()) {
      agreements.open(number);
    }
    chronicle.record(number, "funding." + outcome, null, reserved.plain(), funds.gap().plain());
    FundingProcess.FUNDING.set(execution, outcome);
  }
}
