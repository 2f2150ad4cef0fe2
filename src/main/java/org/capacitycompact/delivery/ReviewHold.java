package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Checks again whether payments are held back for the reason just worked on. A provider who stated
 * a later day for its money is not asked again at once.
 */
@ModelBean("reviewHold")
class ReviewHold implements JavaDelegate {

  private final PaymentHolds holds;
  private final Clock clock;

  ReviewHold(PaymentHolds holds, Clock clock) {
    this.holds = holds;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long hold = PaymentHoldProcess.HOLD.get(execution);
    boolean mended = holds.reviewHold(InitiativeNumber.of(execution.getProcessBusinessKey()), hold);
    PaymentHoldProcess.MENDED.set(
        execution, mended ? "yes" : isStatedForLater(execution) ? "later" : "no");
  }

  private boolean isStatedForLater(DelegateExecution execution) {
    return PaymentHoldProcess.ASK_AGAIN_AT
        .find(execution)
        .filter(askAgainAt -> Instant.parse(askAgainAt).isAfter(clock.instant()))
        .isPresent();
  }
}
