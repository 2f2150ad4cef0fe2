package org.capacitycompact.release;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;

/** Pays for one initiative only, or stops half-way, through the engine like any integrator. */
final class FinanceSystem {

  private static final long ONE_HOUR = 3_600_000;
  private static final long TEN_YEARS = 24 * 3650 * ONE_HOUR;

  private final Cast cast;
  private final ExternalTaskService payments;
  private final EngineAccess engine;

  FinanceSystem(Cast cast, ExternalTaskService payments, EngineAccess engine) {
    this.cast = cast;
    this.payments = payments;
    this.engine = engine;
  }

  void pays(Story story) {
    asFinance(story, ONE_HOUR, due -> payments.complete(due.getId(), due.getWorkerId()));
  }

  /** A worker fetched the payment for a long time, and vanished. */
  void onlyFetches(Story story) {
    asFinance(story, TEN_YEARS, due -> {});
  }

  void fails(Story story) {
    asFinance(
        story,
        ONE_HOUR,
        due ->
            payments.handleFailure(
                due.getId(), due.getWorkerId(), "The bank does not answer.", 0, 0));
  }

  private void asFinance(Story story, long lock, Consumer<LockedExternalTask> work) {
    Actor finance = cast.actor("finance");
    engine.actingAs(
        finance.userId(),
        finance.groups(),
        () -> {
          List<LockedExternalTask> due =
              payments
                  .fetchAndLock(10, finance.userId())
                  .topic("disburse", lock)
                  .businessKey(story.number().value())
                  .execute();
          due.forEach(work);
          return Set.copyOf(due);
        });
  }
}
