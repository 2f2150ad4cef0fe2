package org.capacitycompact.initiative;

import org.capacitycompact.money.Money;

/**
 * Money paid out to an initiative. The ledger answers behind it: delivery books a milestone's
 * payment, the exit returns what was not spent.
 */
public interface Disbursements {

  /**
   * Books the payment of a milestone from cash received; contributions in kind never become cash.
   *
   * @param key identifies this payment: repeated calls with the same key book it once
   * @return true when it was booked now, false when this key had been booked before
   * @throws IllegalStateException when less cash is left than the amount; nothing is booked then
   */
  boolean book(InitiativeNumber number, MilestonePosition milestone, Money amount, String key);

  /** What was paid out so far. */
  Money disbursed(InitiativeNumber number);

  /**
   * Returns the cash that was received and not paid out to its sources, to the cent.
   *
   * @return the sum returned by this call; zero when nothing was left
   */
  Money returnUnspent(InitiativeNumber number);
}
