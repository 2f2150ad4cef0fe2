package org.capacitycompact.delivery;

import org.capacitycompact.initiative.ProcessesMoved;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks every hour what holds payments back, because data become outdated and stated days come
 * without anybody acting: obstacles then reach the people who can remove them even if no finance
 * system fetches. It also runs once after a new release has taken over running processes, since it
 * may require what the one before did not.
 */
@Component
class PaymentWatch {

  private final PaymentHoldChecks reviews;

  PaymentWatch(PaymentHoldChecks reviews) {
    this.reviews = reviews;
  }

  @Scheduled(
      fixedDelayString = "${compact.payments.watched-every:PT1H}",
      initialDelayString = "${compact.payments.watched-after:PT10M}")
  void watch() {
    reviews.all();
  }

  @EventListener
  void on(ProcessesMoved moved) {
    reviews.all();
  }
}
