package org.capacitycompact.review;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** Peers review, the country responds, and the steering group is asked where it has to be. */
public final class ReviewProcess {

  public static final String ID = Stage.REVIEW.process();

  public static final String INVITE_REVIEWERS = "UserTask_InviteReviewers";
  public static final String REVIEW_INITIATIVE = "UserTask_ReviewInitiative";
  public static final String RESPOND_TO_REVIEW = "UserTask_RespondToReview";

  /** Sign-in name of a peer who is asked. */
  static final Variable<String> REVIEWER = Variable.text("reviewer");

  static final Variable<String> SUFFICIENCY = Variable.text("reviewSufficiency");
  static final Variable<String> STEERING_NEEDED = Variable.text("steeringNeeded");
  static final Variable<String> OUTCOME = Variable.text("reviewOutcome");

  private ReviewProcess() {}
}
