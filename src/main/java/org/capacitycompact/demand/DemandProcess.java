package org.capacitycompact.demand;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** The demand is written, endorsed, checked and judged. */
public final class DemandProcess {

  public static final String ID = Stage.DEMAND.process();

  public static final String ARTICULATE_DEMAND = "UserTask_ArticulateDemand";
  public static final String ENDORSE_DEMAND = "UserTask_EndorseDemand";
  public static final String CHECK_COMPLETENESS = "UserTask_CheckCompleteness";
  public static final String ANSWER_QUESTION = "UserTask_AnswerQuestion";
  public static final String APPEAL_OR_ACCEPT = "UserTask_AppealOrAccept";

  static final String DECIDE_DEMAND_GATE = "DecisionTask_DecideDemandGate";

  static final Variable<String> ENDORSEMENT = Variable.text("endorsement");
  static final Variable<String> COMPLETENESS = Variable.text("completeness");
  static final Variable<String> VERDICT = Variable.text("demandVerdict");
  static final Variable<String> APPEAL = Variable.text("appeal");
  static final Variable<String> APPEAL_OUTCOME = Variable.text("appealOutcome");
  static final Variable<String> OUTCOME = Variable.text("demandOutcome");

  private DemandProcess() {}
}
