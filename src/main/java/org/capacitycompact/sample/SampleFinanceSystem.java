package org.capacitycompact.sample;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replaces a finance system, so that a newcomer without one can bring an initiative to its exit: it
 * fetches the payments of verified milestones like any integrator, and reports each as made. No
 * money moves.
 */
@Component
public class SampleFinanceSystem {

  private static final Logger log = LoggerFactory.getLogger(SampleFinanceSystem.class);
  private static final String ACCOUNT = "finance";
  private static final String WORKER = "sample-finance-system";
  private static final int AT_ONCE = 20;
  private static final long LOCK_MILLIS = 60_000;
  private static final int TRIES = 3;

  private final ExternalTaskService payments;
  private final People people;
  private final EngineAccess engine;

  SampleFinanceSystem(ExternalTaskService payments, People people, EngineAccess engine) {
    this.payments = payments;
    this.people = people;
    this.engine = engine;
  }

  /**
   * Makes the waiting payments and returns how many; a failed one is retried later. One caller at a
   * time: a second caller finds the first one's payments made.
   */
  public synchronized int pay() {
    return people
        .actor(ACCOUNT)
        .map(
            account ->
                RowScope.within(
                    RowScope.of(account.audiences()),
                    () -> engine.actingAs(account.userId(), account.groups(), this::payAll)))
        .orElse(0);
  }

  private int payAll() {
    int paid = 0;
    for (int round = 0; round < TRIES; round++) {
      List<LockedExternalTask> due =
          payments
              .fetchAndLock(AT_ONCE, WORKER)
              .topic(MilestoneProcess.DISBURSE, LOCK_MILLIS)
              .execute();
      paid += (int) due.stream().filter(this::paid).count();
    }
    return paid;
  }

  private boolean paid(LockedExternalTask payment) {
    try {
      payments.complete(payment.getId(), WORKER);
      return true;
    } catch (OptimisticLockingException metAnother) {
      // Somebody else just moved the process; nothing is wrong with the payment.
      payments.unlock(payment.getId());
      return false;
    } catch (RuntimeException refused) {
      Integer left = payment.getRetries();
      int tries = (left == null ? TRIES : left) - 1;
      log.warn("a payment of {} was not booked: {}", payment.getBusinessKey(), reason(refused));
      payments.handleFailure(
          payment.getId(), WORKER, reason(refused), Math.max(tries, 0), LOCK_MILLIS);
      return false;
    }
  }

  private static String reason(RuntimeException refused) {
    return String.valueOf(refused.getMessage());
  }
}
