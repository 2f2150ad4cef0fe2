package org.capacitycompact.steering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secretariat appoints a reviewer who is independent of all parties (S28). */
@Component
class AppointReviewer implements TaskHandler {

  private static final String DUE = "independentReviewDue";

  private final IndependentReviews reviews;
  private final ReviewPeriod period;

  AppointReviewer(IndependentReviews reviews, ReviewPeriod period) {
    this.reviews = reviews;
    this.period = period;
  }

  @Override
  public String task() {
    return ApprovalProcess.APPOINT_REVIEWER;
  }

  @Override
  public Right right() {
    return Right.APPOINT_REVIEWER;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of(
        "appointedReviewerOptions",
        reviews.candidates(task.number(), task.country()).stream()
            .map(actor -> new Choice(actor.userId(), actor.name()))
            .toList());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    LocalDate first = period.first(task.country());
    LocalDate last = period.last(task.country());
    return answers
        .optionalDate(DUE)
        .filter(due -> due.isBefore(first) || due.isAfter(last))
        .map(
            due ->
                FieldError.of(DUE, "approval.error.reviewDue", first.toString(), last.toString()))
        .stream()
        .toList();
  }

  @Override
  public boolean isReadBySome() {
    return true;
  }

  /** Who reviews is known to whoever appoints; the findings stand without a name. */
  @Override
  public boolean isReadBy(Actor reader, @Nullable String localKey) {
    return Right.APPOINT_REVIEWER.of(reader);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String reviewer = answers.text("appointedReviewer");
    reviews.appoint(
        task.number(),
        reviewer,
        task.actor().userId(),
        answers.optionalText("appointmentReason").orElse(null),
        answers.optionalDate(DUE).orElse(null));
    return Route.on().and(ApprovalProcess.INDEPENDENT_REVIEWER, reviewer);
  }
}
