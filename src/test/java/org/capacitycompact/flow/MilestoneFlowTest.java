package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A milestone is delivered, verified and paid. */
class MilestoneFlowTest extends FlowTest {

  MilestoneFlowTest() {
    super("milestone");
  }

  @Test
  void whatIsVerifiedIsPaidByTheFinanceSystemAndBooked() {
    start();
    does("UserTask_DeliverMilestone");
    does("UserTask_VerifyMilestone", "verification", "accepted");
    assertThat(waits()).containsExactly("ServiceTask_Disburse");
    assertThat(called()).isEmpty();
    fetchedAndDone("disburse");
    assertThat(end()).isEqualTo("EndEvent_MilestonePaid");
    assertThat(called()).containsExactly("bookPayment");
  }

  @Test
  void whatIsRejectedIsDeliveredAgain() {
    start();
    does("UserTask_DeliverMilestone");
    does("UserTask_VerifyMilestone", "verification", "rejected");
    assertThat(waits()).containsExactly("UserTask_DeliverMilestone");
  }
}
