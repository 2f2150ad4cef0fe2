package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The local share, the pledges, the contribution of the Compact and the signatures. */
class CoFundingFlowTest extends FlowTest {

  CoFundingFlowTest() {
    super("co-funding");
  }

  @Test
  void aFundedAgreementThatAllSignIsFunded() {
    answers("decideLocalShare", "localShare", "enough");
    answers("reserveContribution", "funding", "complete");
    answers("concludeAgreement", "agreement", "signed");
    start();
    does("UserTask_CommitLocalShare");
    does("UserTask_Pledge");
    does("UserTask_Pledge");
    assertThat(waits())
        .containsExactly(
            "UserTask_SignForCompact", "UserTask_SignForCountry", "UserTask_SignForProvider");
    does("UserTask_SignForCountry");
    does("UserTask_SignForProvider");
    does("UserTask_SignForCompact");
    assertThat(end()).isEqualTo("EndEvent_Funded");
    assertThat(called())
        .containsExactly("decideLocalShare", "reserveContribution", "concludeAgreement");
  }

  @Test
  void aShareThatIsTooSmallIsAskedForAgain() {
    answers("decideLocalShare", "localShare", "short");
    start();
    does("UserTask_CommitLocalShare");
    assertThat(waits()).containsExactly("UserTask_CommitLocalShare");
  }

  @Test
  void silenceOfAProviderIsNoPledgeAndHoldsNobodyUp() {
    answers("decideLocalShare", "localShare", "enough");
    answers("reserveContribution", "funding", "gap");
    start();
    does("UserTask_CommitLocalShare");
    does("UserTask_Pledge");
    daysPass(31);
    assertThat(waits()).containsExactly("UserTask_DecideUnfunded");
  }

  @Test
  void whatIsMissingIsCalledForAgainOrTheCountryCloses() {
    answers("decideLocalShare", "localShare", "enough");
    answers("reserveContribution", "funding", "gap");
    start();
    pledged();
    does("UserTask_DecideUnfunded", "unfundedChoice", "renewCall");
    assertThat(waits()).containsExactly("UserTask_Pledge", "UserTask_Pledge");
    does("UserTask_Pledge");
    does("UserTask_Pledge");
    does("UserTask_DecideUnfunded", "unfundedChoice", "close");
    assertThat(end()).isEqualTo("EndEvent_Unfunded");
  }

  @Test
  void aSignatureThatIsNotGivenInTimeIsARefusal() {
    answers("decideLocalShare", "localShare", "enough");
    answers("reserveContribution", "funding", "complete");
    answers("concludeAgreement", "agreement", "refused");
    start();
    pledged();
    does("UserTask_SignForCountry");
    daysPass(31);
    assertThat(waits()).containsExactly("UserTask_DecideUnfunded");
    assertThat(called()).contains("concludeAgreement", "chaseDeadline");
  }

  private void pledged() {
    does("UserTask_CommitLocalShare");
    does("UserTask_Pledge");
    does("UserTask_Pledge");
  }
}
