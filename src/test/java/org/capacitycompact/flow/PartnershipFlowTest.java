package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Providers are invited and answer, and the country chooses among them. */
class PartnershipFlowTest extends FlowTest {

  PartnershipFlowTest() {
    super("partnership");
  }

  @Test
  void northSouthNeedsNoDescription() {
    answers("decidePartnershipKind", "partnershipKind", "northSouth");
    start();
    assertThat(called()).containsExactly("matchOffers");
    chosen();
    assertThat(end()).isEqualTo("EndEvent_PartnerChosen");
  }

  @Test
  void anExchangeBetweenSouthernCountriesIsDescribedUntilItIsSound() {
    answers("decidePartnershipKind", "partnershipKind", "southSouth");
    answers("decideSouthSouth", "exchangeVerdict", "strengthen", "pass");
    start();
    chosen();
    does("UserTask_DescribeSouthSouth");
    assertThat(waits()).containsExactly("UserTask_DescribeSouthSouth");
    does("UserTask_DescribeSouthSouth");
    assertThat(end()).isEqualTo("EndEvent_PartnerChosen");
  }

  @Test
  void aTriangleIsDescribedUntilItIsSound() {
    answers("decidePartnershipKind", "partnershipKind", "triangular");
    answers("decideTriangular", "triangleVerdict", "strengthen", "pass");
    start();
    chosen();
    does("UserTask_DescribeTriangle");
    assertThat(waits()).containsExactly("UserTask_DescribeTriangle");
    does("UserTask_DescribeTriangle");
    assertThat(end()).isEqualTo("EndEvent_PartnerChosen");
  }

  @Test
  void theCountryAsksForOthersOrTakesNone() {
    start();
    answered();
    does("UserTask_ChoosePartner", "partnerChoice", "searchAgain");
    assertThat(waits()).containsExactly("UserTask_InviteProviders");
    answered();
    does("UserTask_ChoosePartner", "partnerChoice", "none");
    assertThat(end()).isEqualTo("EndEvent_NoPartner");
  }

  @Test
  void aTiedAnswerIsAskedForAgainAndTheCountryMayWait() {
    start();
    answered();
    does("UserTask_ChoosePartner", "partnerChoice", "askUntied");
    assertThat(waits()).containsExactly("UserTask_AnswerDemand", "UserTask_AnswerDemand");
    does("UserTask_AnswerDemand");
    does("UserTask_AnswerDemand");
    does("UserTask_ChoosePartner", "partnerChoice", "wait");
    assertThat(waits()).containsExactly("UserTask_LookAgain");
    does("UserTask_LookAgain");
    assertThat(waits()).containsExactly("UserTask_InviteProviders");
    answered();
    does("UserTask_ChoosePartner", "partnerChoice", "wait");
    daysPass(31);
    assertThat(waits()).containsExactly("UserTask_InviteProviders");
  }

  @Test
  void silenceOfAProviderHoldsNobodyUp() {
    start();
    does("UserTask_InviteProviders");
    does("UserTask_AnswerDemand");
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_AnswerDemand");
    daysPass(2);
    assertThat(waits()).containsExactly("UserTask_ChoosePartner");
    assertThat(called()).contains("chaseDeadline", "noteSilence");
  }

  private void answered() {
    does("UserTask_InviteProviders");
    assertThat(waits()).containsExactly("UserTask_AnswerDemand", "UserTask_AnswerDemand");
    does("UserTask_AnswerDemand");
    does("UserTask_AnswerDemand");
  }

  private void chosen() {
    answered();
    does("UserTask_ChoosePartner", "partnerChoice", "chosen");
  }
}
