package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The group takes note, lets pass, or votes, in some cases after an independent review. */
class ApprovalFlowTest extends FlowTest {

  ApprovalFlowTest() {
    super("steering-approval");
  }

  @Test
  void whatAsksForNoMoneyOfTheCompactIsTakenNoteOf() {
    answers("decideApprovalRoute", "approvalRoute", "takeNote");
    start();
    assertThat(end()).isEqualTo("EndEvent_TakenNote");
    assertThat(called()).containsExactly("decideApprovalRoute", "takeNote");
  }

  @Test
  void whatNobodyObjectsToPasses() {
    answers("decideApprovalRoute", "approvalRoute", "noObjection");
    answers("countObjections", "objection", "none");
    start();
    does("UserTask_StateObjection");
    assertThat(waits()).containsExactly("UserTask_StateObjection");
    does("UserTask_StateObjection");
    assertThat(end()).isEqualTo("EndEvent_NoObjection");
  }

  @Test
  void silenceUntilThePeriodIsOverIsNoObjection() {
    answers("decideApprovalRoute", "approvalRoute", "noObjection");
    answers("countObjections", "objection", "none");
    start();
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_StateObjection", "UserTask_StateObjection");
    daysPass(2);
    assertThat(end()).isEqualTo("EndEvent_NoObjection");
    assertThat(called()).contains("chaseDeadline");
  }

  @Test
  void anObjectionBringsItToABallot() {
    answers("decideApprovalRoute", "approvalRoute", "noObjection");
    answers("countObjections", "objection", "raised");
    answers("concludeApproval", "approvalOutcome", "approved");
    start();
    does("UserTask_StateObjection");
    does("UserTask_StateObjection");
    assertThat(waits()).containsExactly("CallActivity_ApprovalBallot");
    returns("ballot-round", "ballotOutcome", "approved");
    assertThat(end()).isEqualTo("EndEvent_Approved");
  }

  @Test
  void theGroupReturnsADesign() {
    voted("returned");
    assertThat(end()).isEqualTo("EndEvent_ReturnedToDesign");
  }

  @Test
  void theGroupDeclinesADesign() {
    voted("declined");
    assertThat(end()).isEqualTo("EndEvent_Declined");
  }

  @Test
  void muchMoneyIsReviewedBeforeTheVote() {
    answers("decideApprovalRoute", "approvalRoute", "voteAfterIndependentReview");
    start();
    does("UserTask_AppointReviewer", "independentReviewer", "rosa");
    does("UserTask_ReviewIndependently", "independentReview", "withdrawn");
    assertThat(waits()).containsExactly("UserTask_AppointReviewer");
    does("UserTask_AppointReviewer", "independentReviewer", "priya");
    does("UserTask_ReviewIndependently", "independentReview", "reviewed");
    assertThat(waits()).containsExactly("CallActivity_ApprovalBallot");
  }

  @Test
  void aReviewerWhoIsSilentOrReplacedIsReleased() {
    answers("decideApprovalRoute", "approvalRoute", "voteAfterIndependentReview");
    start();
    does("UserTask_AppointReviewer", "independentReviewer", "rosa");
    daysPass(31);
    assertThat(waits()).containsExactly("UserTask_AppointReviewer");
    does("UserTask_AppointReviewer", "independentReviewer", "priya");
    told("ReplaceReviewer");
    assertThat(waits()).containsExactly("UserTask_AppointReviewer");
    assertThat(called().stream().filter("releaseReviewer"::equals)).hasSize(2);
  }

  private void voted(String outcome) {
    answers("decideApprovalRoute", "approvalRoute", "vote");
    answers("concludeApproval", "approvalOutcome", outcome);
    start();
    returns("ballot-round", "ballotOutcome", outcome);
  }
}
