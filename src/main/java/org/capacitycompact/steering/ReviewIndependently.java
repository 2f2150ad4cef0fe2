package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.steering.IndependentReviews.Release;
import org.capacitycompact.steering.IndependentReviews.Review;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The independent reviewer examines the design before the group votes (S29, S39), or declares a
 * conflict, or cannot review; then another is appointed (S28).
 */
@Component
class ReviewIndependently implements TaskHandler {

  private static final String ADVICE = "independentAdvice";

  private final IndependentReviews reviews;

  ReviewIndependently(IndependentReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String task() {
    return ApprovalProcess.REVIEW_INDEPENDENTLY;
  }

  @Override
  public Right right() {
    return Right.REVIEW_INDEPENDENTLY;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (withdraws(answers)) {
      return errors;
    }
    if (!Right.REVIEW_INDEPENDENTLY.of(task.actor())) {
      errors.add(FieldError.of("independenceConfirmed", "approval.error.notIndependent"));
    }
    return errors;
  }

  /** A reviewer who withdraws loses the task, and the secretariat appoints another. */
  @Override
  public boolean isReadBySome() {
    return true;
  }

  /** The findings stand with the round, without a name. */
  @Override
  public boolean isReadBy(Actor reader, @Nullable String localKey) {
    return Right.APPOINT_REVIEWER.of(reader);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String reviewer = task.actor().userId();
    if (withdraws(answers)) {
      Release why = independent(answers) ? Release.CANNOT : Release.CONFLICT;
      reviews.release(task.number(), why, reviewer, answers.text("withdrawalReason"));
      return Route.to(ApprovalProcess.INDEPENDENT_REVIEW, "withdrawn").telling(why.word());
    }
    reviews.record(
        task.number(),
        reviewer,
        new Review(
            answers.text(ADVICE),
            answers.text("independentFindings"),
            answers.optionalText("independentConditions").orElse(null)));
    return Route.to(ApprovalProcess.INDEPENDENT_REVIEW, "reviewed").telling("done");
  }

  private static boolean withdraws(Answers answers) {
    return !independent(answers) || answers.optionalBool("cannotReview").orElse(false);
  }

  private static boolean independent(Answers answers) {
    return answers.bool("independenceConfirmed");
  }
}
