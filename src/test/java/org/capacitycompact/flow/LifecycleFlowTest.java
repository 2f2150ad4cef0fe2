package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The life of an initiative, stage by stage, and each of its ends. */
class LifecycleFlowTest extends FlowTest {

  LifecycleFlowTest() {
    super("initiative-lifecycle");
  }

  @Test
  void aLifeThatGoesWellIsHandedOver() {
    inReview();
    returns("peer-review", "reviewOutcome", "finish");
    assertThat(waits()).containsExactly("CallActivity_Exit");
    returns("exit", "exitOutcome", "exited");
    assertThat(end()).isEqualTo("EndEvent_HandedOver");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void aDeclinedDemandIsAnEnd() {
    start();
    assertThat(waits()).containsExactly("CallActivity_DemandArticulation");
    returns("demand-articulation", "demandOutcome", "declined");
    assertThat(end()).isEqualTo("EndEvent_DemandDeclined");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void withoutAPartnerItEnds() {
    inPartnership();
    returns("partnership", "partnershipOutcome", "none");
    assertThat(end()).isEqualTo("EndEvent_EndedWithoutPartner");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void theGroupReturnsADesignOrDeclinesIt() {
    inApproval();
    returns("steering-approval", "approvalOutcome", "returned");
    assertThat(waits()).containsExactly("CallActivity_Appraisal");
    returns("appraisal");
    returns("steering-approval", "approvalOutcome", "declined");
    assertThat(end()).isEqualTo("EndEvent_DeclinedBySteering");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void withoutFundsItCloses() {
    inFunding();
    returns("co-funding", "fundingOutcome", "unfunded");
    assertThat(end()).isEqualTo("EndEvent_ClosedUnfunded");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void workThatEndsEarlyIsAnEnd() {
    inWork();
    returns("implementation", "implementationOutcome", "ended");
    assertThat(end()).isEqualTo("EndEvent_EndedEarly");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void afterAReviewTheWorkMayGoOn() {
    inReview();
    returns("peer-review", "reviewOutcome", "continue");
    assertThat(waits()).containsExactly("CallActivity_Implementation");
  }

  @Test
  void theExitMaySendItBackToTheWorkAndCloseItLater() {
    inReview();
    returns("peer-review", "reviewOutcome", "finish");
    returns("exit", "exitOutcome", "resumed");
    assertThat(waits()).containsExactly("CallActivity_Implementation");
    returns("implementation", "implementationOutcome", "review");
    returns("peer-review", "reviewOutcome", "finish");
    returns("exit", "exitOutcome", "closed");
    assertThat(end()).isEqualTo("EndEvent_Closed");
    assertThat(called()).containsExactly("recordEnd");
  }

  @Test
  void theCountryStopsItAtAnyTimeWithWhateverRuns() {
    inWork();
    told("CountryStops");
    assertThat(end()).isEqualTo("EndEvent_StoppedByCountry");
    assertThat(called()).containsExactly("recordStop");
  }

  private void inPartnership() {
    start();
    returns("demand-articulation", "demandOutcome", "accepted");
  }

  private void inApproval() {
    inPartnership();
    returns("partnership", "partnershipOutcome", "chosen");
    assertThat(waits()).containsExactly("CallActivity_Appraisal");
    returns("appraisal");
    assertThat(waits()).containsExactly("CallActivity_SteeringApproval");
  }

  private void inFunding() {
    inApproval();
    returns("steering-approval", "approvalOutcome", "approved");
    assertThat(waits()).containsExactly("CallActivity_CoFunding");
  }

  private void inWork() {
    inFunding();
    returns("co-funding", "fundingOutcome", "funded");
    assertThat(waits()).containsExactly("CallActivity_Implementation");
  }

  private void inReview() {
    inWork();
    returns("implementation", "implementationOutcome", "review");
    assertThat(waits()).containsExactly("CallActivity_PeerReview");
  }
}
