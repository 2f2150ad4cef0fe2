package org.capacitycompact.delivery;

import org.capacitycompact.initiative.SuspensionAdopted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Suspends what the steering group decided to suspend. The review ends before the process has come
 * back to the work, so it takes hold at the last moment of the same transaction.
 */
@Component
class AdoptedSuspensions {

  private final Suspensions suspensions;

  AdoptedSuspensions(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void adopted(SuspensionAdopted suspension) {
    suspensions.suspendByRule(suspension.number(), suspension.reason());
  }
}
