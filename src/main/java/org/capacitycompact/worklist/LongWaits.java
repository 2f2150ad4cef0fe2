package org.capacitycompact.worklist;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.capacitycompact.initiative.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after what waits long, each in a transaction of its own and beside others who act on the
 * initiative. Several nodes may look at the same time: the row decides who does it.
 */
@Component
public class LongWaits {

  private static final Logger LOG = LoggerFactory.getLogger(LongWaits.class);

  private final Dormancy dormancy;
  private final LatePayments payments;
  private final NamedDays days;
  private final Turns turns;

  LongWaits(Dormancy dormancy, LatePayments payments, NamedDays days, Turns turns) {
    this.dormancy = dormancy;
    this.payments = payments;
    this.days = days;
    this.turns = turns;
  }

  /** What has waited long by now. */
  @Scheduled(
      initialDelayString = "${compact.long-waits.first:5m}",
      fixedDelayString = "${compact.long-waits.every:1h}")
  public void look() {
    each(dormancy.toBeAsked(), dormancy::askAgain);
    each(dormancy.leftAlone(), dormancy::fallAsleep);
    each(days.passed(), days::tell);
    each(payments.late(), this::tell);
  }

  private void tell(ExternalTask payment) {
    turns.beside(
        payment.getBusinessKey(),
        () -> {
          payments.tell(payment);
          return payment;
        });
  }

  /** What fails at one does not keep the others waiting; the next look tries it again. */
  private static <T> void each(List<T> waits, Consumer<T> work) {
    for (T wait : waits) {
      try {
        work.accept(wait);
      } catch (RuntimeException failure) {
        LOG.warn("{} is looked at again later", wait, failure);
      }
    }
  }
}
