package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Peers review the work, the country responds, and the group decides where it must. */
class PeerReviewFlowTest extends FlowTest {

  PeerReviewFlowTest() {
    super("peer-review");
  }

  @Test
  void enoughReviewsAreRespondedToAndConcluded() {
    answers("decideReviewOutcome", "reviewSufficiency", "enough");
    start();
    reviewed();
    does("UserTask_RespondToReview", "steeringNeeded", "no");
    assertThat(end()).isEqualTo("EndEvent_ReviewConcluded");
    assertThat(called()).containsExactly("decideReviewOutcome", "concludeReview");
  }

  @Test
  void tooFewLeadToOtherReviewers() {
    answers("decideReviewOutcome", "reviewSufficiency", "insufficient");
    start();
    does("UserTask_InviteReviewers");
    does("UserTask_ReviewInitiative");
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_ReviewInitiative");
    daysPass(2);
    assertThat(waits()).containsExactly("UserTask_InviteReviewers");
    assertThat(called()).contains("chaseDeadline");
  }

  @Test
  void whatTheGroupHasToAdoptIsVotedOn() {
    answers("decideReviewOutcome", "reviewSufficiency", "enough");
    start();
    reviewed();
    does("UserTask_RespondToReview", "steeringNeeded", "yes");
    assertThat(waits()).containsExactly("CallActivity_RecommendationBallot");
    returns("ballot-round", "ballotOutcome", "approved");
    assertThat(end()).isEqualTo("EndEvent_ReviewConcluded");
  }

  private void reviewed() {
    does("UserTask_InviteReviewers");
    assertThat(waits()).containsExactly("UserTask_ReviewInitiative", "UserTask_ReviewInitiative");
    does("UserTask_ReviewInitiative");
    does("UserTask_ReviewInitiative");
  }
}
