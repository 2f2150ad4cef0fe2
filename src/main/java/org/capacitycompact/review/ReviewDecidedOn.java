package org.capacitycompact.review;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What reviewers found, for who responds to it; earlier reviews, for who asks for another. */
@Component
@Order(10)
class ReviewDecidedOn implements DecidedOn {

  private final ReviewExhibits exhibits;

  ReviewDecidedOn(ReviewExhibits exhibits) {
    this.exhibits = exhibits;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(ReviewProcess.RESPOND_TO_REVIEW, ReviewProcess.INVITE_REVIEWERS);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    return task.task().equals(ReviewProcess.RESPOND_TO_REVIEW)
        ? exhibits.newest(task.number(), language)
        : exhibits.all(task.number(), language);
  }
}
