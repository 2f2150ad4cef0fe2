package org.capacitycompact.initiative;

import org.capacitycompact.platform.engine.Variable;

/**
 * A round of ballots of the steering group. It is called wherever the group is asked, so it is
 * declared here.
 */
public final class BallotRoundProcess {

  public static final String ID = "ballot-round";

  public static final String CAST_BALLOT = "UserTask_CastBallot";

  /** What is voted on: {@code approval}, {@code appeal}, {@code waiver}, … */
  public static final Variable<String> PURPOSE = Variable.text("roundPurpose");

  /** Id of the question to the group; only where one was put. */
  public static final Variable<Long> QUESTION = Variable.id("steeringQuestion");

  /** Sign-in name of a member who is asked. */
  public static final Variable<String> MEMBER = Variable.text("member");

  public static final Variable<String> QUORUM = Variable.text("quorum");

  /** What the round decided; handed back to whoever called it. */
  public static final Variable<String> OUTCOME = Variable.text("ballotOutcome");

  private BallotRoundProcess() {}
}
