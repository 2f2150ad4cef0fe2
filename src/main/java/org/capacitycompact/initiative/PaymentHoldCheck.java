package org.capacitycompact.initiative;

/** Checks what holds an initiative's payments back; implemented by delivery. */
public interface PaymentHoldCheck {

  /**
   * Checks again, in the running transaction: records new obstacles and informs those who can
   * remove them; continues payments whose obstacles are removed.
   */
  void review(InitiativeNumber number);
}
