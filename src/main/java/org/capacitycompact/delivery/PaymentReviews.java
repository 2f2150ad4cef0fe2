package org.capacitycompact.delivery;

import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.initiative.Turns;
import org.capacitycompact.platform.database.RowScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks what holds payments back, of each initiative in a transaction of its own and in its turn:
 * one that fails keeps none of the others waiting, and no payment. A fetch concerns many
 * initiatives and takes no turn that it would have to wait for; so it is asked for it afterwards,
 * and elsewhere.
 */
@Component
class PaymentReviews {

  private static final Logger log = LoggerFactory.getLogger(PaymentReviews.class);

  private final PaymentHolds holds;
  private final Turns turns;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread reviewing = new Thread(work, "payment-reviews");
            reviewing.setDaemon(true);
            return reviewing;
          });

  PaymentReviews(PaymentHolds holds, Turns turns) {
    this.holds = holds;
    this.turns = turns;
  }

  /** Soon after the running transaction, if it is committed. */
  void afterCommit(Collection<String> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    List<String> held = List.copyOf(numbers);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            try {
              thread.execute(() -> held.forEach(PaymentReviews.this::again));
            } catch (RejectedExecutionException ending) {
              log.info("What holds payments back is asked after the start");
            }
          }
        });
  }

  /** All that may be concerned, now. */
  void all() {
    RowScope.within(RowScope.everything(), holds::concerned)
        .forEach(number -> inItsTurn(number, () -> holds.review(number)));
  }

  /** What a fetch has not handed out, because something held it back or somebody was in the way. */
  private void again(String number) {
    inItsTurn(
        number,
        () -> {
          holds.review(number);
          holds.release(number);
        });
  }

  /** One that is being worked on just now is asked again the next time. */
  private void inItsTurn(String number, Runnable review) {
    try {
      RowScope.within(
          RowScope.everything(),
          () ->
              turns.beside(
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
