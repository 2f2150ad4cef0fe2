package org.capacitycompact.review;

import java.util.Date;
import java.util.List;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.NamedDays;

/** What the model of a review asks about its reviewers. */
@ModelBean("reviews")
class InvitedReviewers {

  private final Reviews reviews;
  private final NamedDays days;

  InvitedReviewers(Reviews reviews, NamedDays days) {
    this.reviews = reviews;
    this.days = days;
  }

  /** When the reviewers are no longer waited for: never before the day they were told. */
  public Date due(String number) {
    return Date.from(days.ends(InviteReviewers.REVIEW, reviews.wantedBy(number)));
  }

  /** User ids of those invited who have not answered yet. */
  public List<String> invited(String number) {
    return reviews.awaited(number);
  }
}
