package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.platform.engine.ModelBean;

/** Asks again whether payments are held back for the reason that was just worked on. */
@ModelBean("reviewHold")
class ReviewHold implements JavaDelegate {

  private final PaymentHolds holds;

  ReviewHold(PaymentHolds holds) {
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long hold = (Long) execution.getVariable("paymentHold");
    boolean mended = holds.mended(execution.getProcessBusinessKey(), hold);
    execution.setVariable("holdMended", mended ? "yes" : "no");
  }
}
