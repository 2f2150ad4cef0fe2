package org.capacitycompact.partnership;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** Providers are invited and answer, the country chooses, and the kind of partnership is judged. */
public final class PartnershipProcess {

  public static final String ID = Stage.PARTNERSHIP.process();

  public static final String INVITE_PROVIDERS = "UserTask_InviteProviders";
  public static final String ANSWER_DEMAND = "UserTask_AnswerDemand";
  public static final String CHOOSE_PARTNER = "UserTask_ChoosePartner";
  public static final String LOOK_AGAIN = "UserTask_LookAgain";
  public static final String DESCRIBE_TRIANGLE = "UserTask_DescribeTriangle";
  public static final String DESCRIBE_SOUTH_SOUTH = "UserTask_DescribeSouthSouth";

  static final String INVITED = "Flow_InviteProvidersToAnswerDemand";
  static final String ANSWERED = "Flow_AnswerDemandToChoosePartner";

  static final Variable<String> PARTNER_CHOICE = Variable.text("partnerChoice");
  static final Variable<String> KIND = Variable.text("partnershipKind");
  static final Variable<String> TRIANGLE_VERDICT = Variable.text("triangleVerdict");
  static final Variable<String> EXCHANGE_VERDICT = Variable.text("exchangeVerdict");
  static final Variable<String> OUTCOME = Variable.text("partnershipOutcome");

  private PartnershipProcess() {}
}
