package org.capacitycompact.review;

import java.util.List;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.review.Reviews.Invitation;

/** What the model of a review asks about its reviewers. */
@ModelBean("reviews")
class InvitedReviewers {

  private final Reviews reviews;

  InvitedReviewers(Reviews reviews) {
    this.reviews = reviews;
  }

  /** User ids of those invited who have not answered yet. */
  public List<String> invited(String number) {
    return reviews.invitations(reviews.current(number)).stream()
        .filter(invitation -> invitation.state().equals("invited"))
        .map(Invitation::reviewer)
        .toList();
  }
}
