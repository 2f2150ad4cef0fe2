package org.capacitycompact.appraisal;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** The design is completed, heard and judged. */
public final class AppraisalProcess {

  public static final String ID = Stage.APPRAISAL.process();

  public static final String COMPLETE_DESIGN = "UserTask_CompleteDesign";
  public static final String AGREE_DESIGN = "UserTask_AgreeDesign";
  public static final String COMMENT_ON_DESIGN = "UserTask_CommentOnDesign";
  public static final String DECIDE_WITHOUT_REPLY = "UserTask_DecideWithoutReply";
  public static final String DECIDE_TO_PROCEED = "UserTask_DecideToProceed";

  static final String DECIDE_OWNERSHIP = "DecisionTask_DecideOwnership";
  static final String DECIDE_QUALITY = "DecisionTask_DecideQuality";

  static final Variable<String> DESIGN_AGREEMENT = Variable.text("designAgreement");
  static final Variable<String> WITHOUT_REPLY = Variable.text("withoutReply");
  static final Variable<String> VERDICT = Variable.text("appraisalVerdict");
  static final Variable<String> PROCEEDING = Variable.text("proceeding");

  private AppraisalProcess() {}
}
