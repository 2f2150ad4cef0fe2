package org.capacitycompact.funding;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** The country commits its share, partners pledge, and all sign. */
public final class FundingProcess {

  public static final String ID = Stage.FUNDING.process();

  public static final String COMMIT_LOCAL_SHARE = "UserTask_CommitLocalShare";
  public static final String PLEDGE = "UserTask_Pledge";
  public static final String SIGN_FOR_COUNTRY = "UserTask_SignForCountry";
  public static final String SIGN_FOR_PROVIDER = "UserTask_SignForProvider";
  public static final String SIGN_FOR_COMPACT = "UserTask_SignForCompact";
  public static final String DECIDE_UNFUNDED = "UserTask_DecideUnfunded";

  static final String DECIDE_LOCAL_SHARE = "DecisionTask_DecideLocalShare";

  static final Variable<String> LOCAL_SHARE = Variable.text("localShare");
  static final Variable<String> FUNDING = Variable.text("funding");
  static final Variable<String> UNFUNDED_CHOICE = Variable.text("unfundedChoice");
  static final Variable<String> AGREEMENT = Variable.text("agreement");
  static final Variable<String> OUTCOME = Variable.text("fundingOutcome");

  private FundingProcess() {}
}
