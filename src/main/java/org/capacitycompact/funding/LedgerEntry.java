package org.capacitycompact.funding;

import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;

/**
 * A movement of an initiative's money.
 *
 * @param amount below zero where it takes back what an earlier entry said
 * @param key names the movement, in 1 to 300 characters: it is booked once
 * @param note why, for whoever reads the ledger
 */
record LedgerEntry(
    InitiativeNumber number,
    FundingSource source,
    EntryKind kind,
    Means means,
    Money amount,
    String key,
    String note) {

  /**
   * @throws IllegalArgumentException when in kind would become cash, or the amount is not in the
   *     currency of the accounts
   */
  LedgerEntry {
    if (!kind.isPossibleIn(means)) {
      throw new IllegalArgumentException("what is given in kind is never " + kind.stored());
    }
    if (!amount.currency().equals(AccountingCurrency.CURRENCY)) {
      throw new IllegalArgumentException("the ledger has no " + amount.currency());
    }
  }
}
