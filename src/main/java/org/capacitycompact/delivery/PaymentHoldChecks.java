package org.capacitycompact.delivery;

import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks what holds payments back, each initiative in a transaction of its own and in its turn, so
 * that a failure holds up neither other initiatives nor payments. A fetch concerns many initiatives
 * and may not wait for the lock, so its checks run afterwards, on another thread.
 */
@Component
class PaymentHoldChecks {

  private static final Logger log = LoggerFactory.getLogger(PaymentHoldChecks.class);

  private final PaymentHolds holds;
  private final InitiativeLock lock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread reviewing = new Thread(work, "payment-reviews");
            reviewing.setDaemon(true);
            return reviewing;
          });

  PaymentHoldChecks(PaymentHolds holds, InitiativeLock lock) {
    this.holds = holds;
    this.lock = lock;
  }

  /** Checks soon after the running transaction, if it commits. */
  void afterCommit(Collection<InitiativeNumber> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    List<InitiativeNumber> held = List.copyOf(numbers);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            try {
              thread.execute(() -> held.forEach(PaymentHoldChecks.this::again));
            } catch (RejectedExecutionException ending) {
              log.info("What holds payments back is asked after the start");
            }
          }
        });
  }

  /** Checks all initiatives concerned, now. */
  void all() {
    RowScope.within(RowScope.everything(), holds::concerned)
        .forEach(number -> inItsTurn(number, () -> holds.review(number)));
  }

  /**
   * Checks an initiative whose payment was not sent, because it was held back or somebody was
   * acting on it.
   */
  private void again(InitiativeNumber number) {
    inItsTurn(
        number,
        () -> {
          holds.review(number);
          holds.release(number);
        });
  }

  /** An initiative that is being worked on is checked the next time. */
  private void inItsTurn(InitiativeNumber number, Runnable review) {
    try {
      RowScope.within(
          RowScope.everything(),
          () ->
              lock.shared(
                  number,
                  () -> {
                    review.run();
                    return true;
                  }));
    } catch (RuntimeException busy) {
      log.warn("what holds payments of {} back could not be asked: {}", number, busy.toString());
    }
  }

  @PreDestroy
  void end() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(5, TimeUnit.SECONDS);
  }
}
