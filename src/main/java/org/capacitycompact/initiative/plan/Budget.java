package org.capacitycompact.initiative.plan;

import static org.capacitycompact.money.AccountingCurrency.NOTHING;

import org.capacitycompact.money.Money;

/** The budget by source; in kind is valued. */
public record Budget(
    Money localCash, Money localInKind, Money providerCash, Money providerInKind, Money compact) {

  public static final Budget NONE = new Budget(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

  public Money local() {
    return localCash.plus(localInKind);
  }

  public Money provider() {
    return providerCash.plus(providerInKind);
  }

  /** What is given in cash: milestones are paid from nothing else. */
  public Money cash() {
    return localCash.plus(providerCash).plus(compact);
  }

  public Money total() {
    return local().plus(provider()).plus(compact);
  }
}
