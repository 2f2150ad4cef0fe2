package org.capacitycompact.initiative;

/** Asks what holds an initiative's payments back; delivery answers behind it. */
public interface PaymentReview {

  /**
   * Asks again, in the running transaction: what is held back now is put on record and before those
   * who can mend it, and what is mended goes on.
   */
  void review(String number);
}
