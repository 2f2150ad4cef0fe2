package org.capacitycompact.review;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.SuspensionAdopted;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.review.Conclusion.Grounds;
import org.capacitycompact.review.Reviews.Review;
import org.springframework.context.ApplicationEventPublisher;

/** Concludes the review from its findings, the country's response and the group's ballot. */
@ModelBean("concludeReview")
class ConcludeReview implements JavaDelegate {

  private final Reviews reviews;
  private final ReviewFacts facts;
  private final ReviewWords words;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;

  ConcludeReview(
      Reviews reviews,
      ReviewFacts facts,
      ReviewWords words,
      Chronicle chronicle,
      ApplicationEventPublisher events) {
    this.reviews = reviews;
    this.facts = facts;
    this.words = words;
    this.chronicle = chronicle;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Review review = reviews.current(number);
    String outcome = Objects.requireNonNull(review.outcome());
    String ballot =
        DecideReviewOutcome.FOR_THE_GROUP.contains(outcome)
            ? BallotRoundProcess.OUTCOME.get(execution)
            : null;
    Conclusion conclusion =
        Conclusion.of(
            new Grounds(
                review.last(),
                outcome,
                Objects.requireNonNull(review.response()),
                ballot,
                facts.light(number) || reviews.sentBackBefore(number)));
    reviews.conclude(review, ballot, conclusion.next());
    chronicle.record(number, "review.concluded." + conclusion.next(), null);
    if (conclusion.suspended()) {
      events.publishEvent(new SuspensionAdopted(number, words.suspension()));
    }
    ReviewProcess.OUTCOME.set(execution, conclusion.next());
  }
}
