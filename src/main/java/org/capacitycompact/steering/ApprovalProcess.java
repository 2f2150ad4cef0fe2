package org.capacitycompact.steering;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/**
 * The steering group is asked to approve: by silence, by a ballot, or after an independent review.
 */
public final class ApprovalProcess {

  public static final String ID = Stage.APPROVAL.process();

  public static final String STATE_OBJECTION = "UserTask_StateObjection";
  public static final String APPOINT_REVIEWER = "UserTask_AppointReviewer";
  public static final String REVIEW_INDEPENDENTLY = "UserTask_ReviewIndependently";

  static final String REPLACE_REVIEWER = "ReplaceReviewer";

  static final Variable<String> ROUTE = Variable.text("approvalRoute");
  static final Variable<String> OBJECTION = Variable.text("objection");

  /** Sign-in name of the reviewer who is asked. */
  static final Variable<String> INDEPENDENT_REVIEWER = Variable.text("independentReviewer");

  static final Variable<String> INDEPENDENT_REVIEW = Variable.text("independentReview");
  static final Variable<String> OUTCOME = Variable.text("approvalOutcome");

  private ApprovalProcess() {}
}
