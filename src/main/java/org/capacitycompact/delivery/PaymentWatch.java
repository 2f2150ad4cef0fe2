package org.capacitycompact.delivery;

import org.capacitycompact.initiative.ProcessesMoved;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Days go by and data grow old without anybody's act: what holds payments back is asked every hour,
 * so that it is before those who can mend it though no finance system asks, and goes on when a day
 * has come in the country. And once when a new release has taken over what runs: it may ask for
 * what the one before did not.
 */
@Component
class PaymentWatch {

  private final PaymentReviews reviews;

  PaymentWatch(PaymentReviews reviews) {
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
