package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A question is put to the steering group while its initiative goes on. */
class SteeringQuestionFlowTest extends FlowTest {

  SteeringQuestionFlowTest() {
    super("steering-question");
  }

  @Test
  void aQuestionIsGranted() {
    answers("concludeQuestion", "questionOutcome", "granted");
    asked();
    returns("ballot-round", "ballotOutcome", "approved");
    assertThat(end()).isEqualTo("EndEvent_QuestionGranted");
  }

  @Test
  void aQuestionIsRefused() {
    answers("concludeQuestion", "questionOutcome", "refused");
    asked();
    returns("ballot-round", "ballotOutcome", "declined");
    assertThat(end()).isEqualTo("EndEvent_QuestionRefused");
  }

  @Test
  void theEndOfTheInitiativeWithdrawsIt() {
    asked();
    told("InitiativeEnds");
    assertThat(end()).isEqualTo("EndEvent_QuestionWithdrawn");
    assertThat(called()).containsExactly("withdrawQuestion");
  }

  private void asked() {
    start(Map.of("roundPurpose", "waiver", "steeringQuestion", "7"));
    assertThat(waits()).containsExactly("CallActivity_QuestionBallot");
  }
}
