package org.capacitycompact.review;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.review.Reviews.Review;

/** Decides the outcome of the review; with too few reviewers, others are invited. */
@ModelBean("decideReviewOutcome")
class DecideReviewOutcome implements JavaDelegate {

  static final String DECISION = "peer-review-outcome";

  /** Recommendations on which the steering group decides after the country has responded. */
  static final Set<String> FOR_THE_GROUP = Set.of("suspend", "earlyExit");

  private static final String TOO_FEW = "insufficient";

  private final Reviews reviews;
  private final ReviewFacts facts;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideReviewOutcome(Reviews reviews, ReviewFacts facts, Criteria criteria, Chronicle chronicle) {
    this.reviews = reviews;
    this.facts = facts;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Review review = reviews.current(number);
    reviews.lapse(review);
    String outcome =
        criteria
            .decide(DECISION, number, execution.getCurrentActivityId(), facts.of(review))
            .outcome();
    chronicle.record(number, "review." + outcome, null);
    boolean enough = !outcome.equals(TOO_FEW);
    if (enough) {
      reviews.recordOutcome(review, outcome);
    }
    ReviewProcess.SUFFICIENCY.set(execution, enough ? "enough" : TOO_FEW);
    ReviewProcess.STEERING_NEEDED.set(execution, FOR_THE_GROUP.contains(outcome) ? "yes" : "no");
  }
}
