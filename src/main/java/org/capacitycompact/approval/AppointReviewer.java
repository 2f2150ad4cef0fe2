package org.capacitycompact.approval;

import java.util.List;
import java.util.Map;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.Choice;
import org.springframework.stereotype.Component;

/** The secretariat appoints somebody who is independent of all parties (S28). */
@Component
class AppointReviewer implements TaskHandler {

  private final IndependentReviews reviews;

  AppointReviewer(IndependentReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String task() {
    return "UserTask_AppointReviewer";
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
  public Route decide(TaskInHand task, Answers answers) {
    String reviewer = answers.text("appointedReviewer");
    reviews.appoint(
        task.number(),
        reviewer,
        task.actor().userId(),
        answers.optionalText("appointmentReason").orElse(null),
        answers.optionalDate("independentReviewDue").orElse(null));
    return Route.on().and("independentReviewer", reviewer);
  }
}
