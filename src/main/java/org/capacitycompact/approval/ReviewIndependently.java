package org.capacitycompact.approval;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.approval.IndependentReviews.Review;
import org.capacitycompact.party.Right;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** The independent reviewer examines the design before the group votes (S29, S39). */
@Component
class ReviewIndependently implements TaskHandler {

  private final IndependentReviews reviews;

  ReviewIndependently(IndependentReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String task() {
    return "UserTask_ReviewIndependently";
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (!answers.bool("independenceConfirmed") || !Right.REVIEW_INDEPENDENTLY.of(task.actor())) {
      errors.add(FieldError.of("independenceConfirmed", "approval.error.notIndependent"));
    }
    if (answers.text("independentAdvice").equals("approveWithConditions")
        && !answers.has("independentConditions")) {
      errors.add(FieldError.of("independentConditions", "approval.error.conditionsAdvised"));
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    reviews.record(
        task.number(),
        task.actor().userId(),
        new Review(
            answers.text("independentAdvice"),
            answers.text("independentFindings"),
            answers.optionalText("independentConditions").orElse(null)));
    return Route.on();
  }
}
