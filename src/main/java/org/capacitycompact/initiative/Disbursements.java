package org.capacitycompact.initiative;

import java.math.BigDecimal;

/**
 * Money paid out to an initiative, in US dollars. The ledger answers behind it: delivery books a
 * milestone's payment, the exit returns what was not spent.
 */
public interface Disbursements {

  /**
   * Books the payment of a milestone from the cash that was received; in kind never becomes cash.
   *
   * @param key names this payment: the same key books once, however often it is asked
   * @return true when it was booked now, false when this key was booked before
   * @throws IllegalStateException when less cash is left than the amount; nothing is booked then
   */
  boolean book(String number, int milestone, BigDecimal amountUsd, String key);

  /** What was paid out so far. */
  BigDecimal disbursed(String number);

  /**
   * Gives the cash that was received and not paid out back to its sources, to the cent.
   *
   * @return what was given back by this call; zero when nothing was left
   */
  BigDecimal returnUnspent(String number);
}
