package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.IndependentReviews.Release;

/**
 * The reviewer's time is over, or they were replaced, which is recorded already: the secretariat
 * appoints another.
 */
@ModelBean("releaseReviewer")
class ReleaseReviewer implements JavaDelegate {

  private final IndependentReviews reviews;
  private final Chronicle chronicle;

  ReleaseReviewer(IndependentReviews reviews, Chronicle chronicle) {
    this.reviews = reviews;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    reviews
        .release(number, Release.OVERDUE, null, null)
        .ifPresent(reviewer -> chronicle.record(number, "reviewer.overdue", null));
  }
}
