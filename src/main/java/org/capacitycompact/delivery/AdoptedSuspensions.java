package org.capacitycompact.delivery;

import org.capacitycompact.initiative.SuspensionAdopted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Suspends the work when the steering group decided so. The review ends before the process has
 * returned to the work, so the suspension is made just before the same transaction commits.
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
