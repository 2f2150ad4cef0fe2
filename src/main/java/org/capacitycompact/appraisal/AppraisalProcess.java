package org.capacitycompact.appraisal;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** The design is completed, heard and judged. */
public final class AppraisalProcess {

  public static final String ID = Stage.APPRAISAL.process();

  public static final String COMPLETE_DESIGN = "UserTask_CompleteDesign";
  public static final String AGREE_DESIGN = "UserTask_AgreeDesign";
  public static final String AGREE_DESIGN_AS_PARTNER = "UserTask_AgreeDesignAsPartner";
  public static final String COMMENT_ON_DESIGN = "UserTask_CommentOnDesign";
  public static final String CONTRIBUTE_TO_DESIGN = "UserTask_ContributeToDesign";
  public static final String ANSWER_CONTRIBUTIONS = "UserTask_AnswerContributions";
  public static final String DECIDE_WITHOUT_REPLY = "UserTask_DecideWithoutReply";
  public static final String DECIDE_TO_PROCEED = "UserTask_DecideToProceed";

  static final String ADVISE_MODALITIES = "DecisionTask_AdviseModalities";
  static final String DECIDE_OWNERSHIP = "DecisionTask_DecideOwnership";
  static final String DECIDE_QUALITY = "DecisionTask_DecideQuality";

  static final Variable<String> DESIGN_AGREEMENT = Variable.text("designAgreement");
  static final Variable<String> WORK_AGAIN = Variable.text("workAgain");

  /** Sign-in name of the one non-state actor, of several, that is asked. */
  static final Variable<String> CONTRIBUTOR = Variable.text("contributor");

  static final Variable<String> WITHOUT_REPLY = Variable.text("withoutReply");
  static final Variable<String> VERDICT = Variable.text("appraisalVerdict");
  static final Variable<String> PROCEEDING = Variable.text("proceeding");

  private AppraisalProcess() {}
}
