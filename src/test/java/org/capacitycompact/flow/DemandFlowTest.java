package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A demand is articulated, endorsed, complete, and asked at the gate. */
class DemandFlowTest extends FlowTest {

  DemandFlowTest() {
    super("demand-articulation");
  }

  @Test
  void aDemandThatPassesTheGateIsAccepted() {
    answers("decideDemandGate", "demandVerdict", "pass");
    start();
    atTheGate();
    assertThat(end()).isEqualTo("EndEvent_DemandAccepted");
  }

  @Test
  void theAuthorityReturnsWhatItDoesNotEndorse() {
    start();
    does("UserTask_ArticulateDemand");
    does("UserTask_EndorseDemand", "endorsement", "returned");
    assertThat(waits()).containsExactly("UserTask_ArticulateDemand");
  }

  @Test
  void aQuestionIsAnsweredBeforeTheGateIsAsked() {
    answers("decideDemandGate", "demandVerdict", "pass");
    start();
    does("UserTask_ArticulateDemand");
    does("UserTask_EndorseDemand", "endorsement", "endorsed");
    does("UserTask_CheckCompleteness", "completeness", "question");
    does("UserTask_AnswerQuestion");
    assertThat(called()).isEmpty();
    does("UserTask_CheckCompleteness", "completeness", "complete");
    assertThat(end()).isEqualTo("EndEvent_DemandAccepted");
  }

  @Test
  void whatIsToBeStrengthenedComesBack() {
    answers("decideDemandGate", "demandVerdict", "strengthen");
    start();
    atTheGate();
    assertThat(waits()).containsExactly("UserTask_ArticulateDemand");
  }

  @Test
  void aDeclineThatIsAcceptedEndsTheDemand() {
    answers("decideDemandGate", "demandVerdict", "decline");
    start();
    atTheGate();
    does("UserTask_AppealOrAccept", "appeal", "accepted");
    assertThat(end()).isEqualTo("EndEvent_DemandDeclined");
  }

  @Test
  void anAppealThatIsNotMadeInTimeLapses() {
    answers("decideDemandGate", "demandVerdict", "decline");
    start();
    atTheGate();
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_AppealOrAccept");
    daysPass(2);
    assertThat(end()).isEqualTo("EndEvent_DemandDeclined");
    assertThat(called()).contains("lapseAppeal", "chaseDeadline");
  }

  @Test
  void anAppealThatIsUpheldAsksTheGateAgain() {
    answers("decideDemandGate", "demandVerdict", "decline", "pass");
    answers("concludeAppeal", "appealOutcome", "upheld");
    start();
    appealed();
    assertThat(end()).isEqualTo("EndEvent_DemandAccepted");
    assertThat(called()).containsExactly("decideDemandGate", "concludeAppeal", "decideDemandGate");
  }

  @Test
  void anAppealThatIsDismissedLeavesTheDecline() {
    answers("decideDemandGate", "demandVerdict", "decline");
    answers("concludeAppeal", "appealOutcome", "dismissed");
    start();
    appealed();
    assertThat(end()).isEqualTo("EndEvent_AppealDismissed");
  }

  private void atTheGate() {
    does("UserTask_ArticulateDemand");
    does("UserTask_EndorseDemand", "endorsement", "endorsed");
    does("UserTask_CheckCompleteness", "completeness", "complete");
  }

  private void appealed() {
    atTheGate();
    does("UserTask_AppealOrAccept", "appeal", "appealed");
    assertThat(waits()).containsExactly("CallActivity_AppealBallot");
    returns("ballot-round", "ballotOutcome", "approved");
  }
}
