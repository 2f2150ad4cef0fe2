package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The design is completed, partner and society are heard, and the verdicts decide. */
class AppraisalFlowTest extends FlowTest {

  AppraisalFlowTest() {
    super("appraisal");
  }

  @Test
  void anAgreedDesignThatIsFitIsReady() {
    nobodyIsAsked();
    answers("readDesignReply", "designAgreement", "agreed");
    answers("decideTrack", "appraisalVerdict", "ready");
    start();
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
    does("UserTask_CompleteDesign");
    assertThat(waits()).containsExactly("UserTask_AgreeDesign", "UserTask_CommentOnDesign");
    does("UserTask_AgreeDesign");
    does("UserTask_CommentOnDesign");
    assertThat(end()).isEqualTo("EndEvent_DesignReady");
    assertThat(called())
        .containsExactly(
            "readDesignReply",
            "adviseModalities",
            "decideOwnership",
            "decideQuality",
            "decideTrack");
  }

  @Test
  void furtherPartnersAndRegisteredContributorsAreHeardBesideThem() {
    answers("readDesignReply", "designAgreement", "agreed");
    answers("decideTrack", "appraisalVerdict", "ready");
    start();
    does("UserTask_CompleteDesign");
    assertThat(waits())
        .containsExactly(
            "UserTask_AgreeDesign",
            "UserTask_AgreeDesignAsPartner",
            "UserTask_AgreeDesignAsPartner",
            "UserTask_CommentOnDesign",
            "UserTask_ContributeToDesign",
            "UserTask_ContributeToDesign");
    does("UserTask_AgreeDesign");
    does("UserTask_CommentOnDesign");
    does("UserTask_ContributeToDesign");
    does("UserTask_ContributeToDesign");
    does("UserTask_AgreeDesignAsPartner");
    assertThat(waits()).containsExactly("UserTask_AgreeDesignAsPartner");
    does("UserTask_AgreeDesignAsPartner");
    assertThat(end()).isEqualTo("EndEvent_DesignReady");
  }

  @Test
  void whatWasContributedToAnAgreedDesignIsAnswered() {
    nobodyIsAsked();
    answers("readDesignReply", "designAgreement", "toAnswer");
    answers("decideTrack", "appraisalVerdict", "ready");
    start();
    heard();
    assertThat(waits()).containsExactly("UserTask_AnswerContributions");
    does("UserTask_AnswerContributions", "workAgain", "revise");
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
    heard();
    does("UserTask_AnswerContributions", "workAgain", "goOn");
    assertThat(end()).isEqualTo("EndEvent_DesignReady");
  }

  @Test
  void aChangeThatIsAskedLeadsBackToTheDesign() {
    nobodyIsAsked();
    answers("readDesignReply", "designAgreement", "changeAsked");
    start();
    heard();
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
    assertThat(called()).containsExactly("readDesignReply");
  }

  @Test
  void silenceIsWaitedForAndThenTheCountryDecides() {
    answers("readDesignReply", "designAgreement", "unanswered");
    answers("decideTrack", "appraisalVerdict", "ready");
    start();
    does("UserTask_CompleteDesign");
    daysPass(29);
    assertThat(waits())
        .startsWith("UserTask_AgreeDesign", "UserTask_AgreeDesignAsPartner")
        .contains("UserTask_CommentOnDesign", "UserTask_ContributeToDesign");
    daysPass(2);
    assertThat(waits()).containsExactly("UserTask_DecideWithoutReply");
    does("UserTask_DecideWithoutReply", "withoutReply", "sendAgain");
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
    nobodyIsAsked();
    heard();
    does("UserTask_DecideWithoutReply", "withoutReply", "goOn");
    assertThat(end()).isEqualTo("EndEvent_DesignReady");
  }

  @Test
  void anOpenGateLeadsBackToTheDesign() {
    nobodyIsAsked();
    answers("readDesignReply", "designAgreement", "agreed");
    answers("decideTrack", "appraisalVerdict", "blocked");
    start();
    heard();
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
  }

  @Test
  void whereTheVerdictLeavesAChoiceTheCountryRevisesOrGoesOn() {
    nobodyIsAsked();
    answers("readDesignReply", "designAgreement", "agreed");
    answers("decideTrack", "appraisalVerdict", "choice");
    start();
    heard();
    does("UserTask_DecideToProceed", "proceeding", "revise");
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
    heard();
    does("UserTask_DecideToProceed", "proceeding", "proceed");
    assertThat(end()).isEqualTo("EndEvent_DesignReady");
  }

  @Test
  void whoeverIsLateIsRemindedAndTheStepGoesOn() {
    start();
    daysPass(8);
    daysPass(7);
    assertThat(called()).containsExactly("chaseDeadline", "chaseDeadline");
    assertThat(waits()).containsExactly("UserTask_CompleteDesign");
  }

  private void heard() {
    does("UserTask_CompleteDesign");
    does("UserTask_AgreeDesign");
    does("UserTask_CommentOnDesign");
  }
}
