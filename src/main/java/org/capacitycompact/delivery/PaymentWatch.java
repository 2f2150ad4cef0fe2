package org.capacitycompact.delivery;

import org.capacitycompact.platform.database.RowScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Days go by and data grow old without anybody's act: what holds payments back is asked every hour,
 * so that it is before those who can mend it though no finance system asks, and goes on when a day
 * has come in the country.
 */
@Component
class PaymentWatch {

  private static final Logger log = LoggerFactory.getLogger(PaymentWatch.class);

  private final PaymentHolds holds;

  PaymentWatch(PaymentHolds holds) {
    this.holds = holds;
  }

  @Scheduled(
      fixedDelayString = "${compact.payments.watched-every:PT1H}",
      initialDelayString = "${compact.payments.watched-after:PT10M}")
  void watch() {
    RowScope.within(
        RowScope.everything(),
        () -> {
          holds.concerned().forEach(this::review);
          return true;
        });
  }

  /** One that is being worked on just now is asked again the next time. */
  private void review(String number) {
    try {
      holds.review(number);
    } catch (RuntimeException busy) {
      log.warn("what holds payments of {} back could not be asked: {}", number, busy.toString());
    }
  }
}
