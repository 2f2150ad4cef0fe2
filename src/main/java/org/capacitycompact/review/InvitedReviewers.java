package org.capacitycompact.review;

import java.util.Date;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.NamedDays;

/** Values about reviewers for the model of a review. */
@ModelBean("reviews")
class InvitedReviewers {

  private final Reviews reviews;
  private final NamedDays days;

  InvitedReviewers(Reviews reviews, NamedDays days) {
    this.reviews = reviews;
    this.days = days;
  }

  /** When to stop waiting for the reviewers; never before the day they were given. */
  public Date due(InitiativeNumber number) {
    return Date.from(days.ends(ReviewProcess.REVIEW_INITIATIVE, reviews.wantedBy(number)));
  }

  /** User ids of invited reviewers who have not answered yet. */
  public List<String> invited(InitiativeNumber number) {
    return reviews.awaited(number);
  }
}
