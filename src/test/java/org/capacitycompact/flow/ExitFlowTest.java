package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Targets are examined, the result is handed over, and the way out is decided. */
class ExitFlowTest extends FlowTest {

  ExitFlowTest() {
    super("exit");
  }

  @Test
  void whatHasReachedItsTargetsExitsWithItsLessons() {
    answers("decideExitReadiness", "exitVerdict", "exit");
    start();
    handedOver();
    does("UserTask_RecordLessons");
    assertThat(end()).isEqualTo("EndEvent_BooksClosed");
    assertThat(called()).containsExactly("decideExitReadiness", "closeBooks");
  }

  @Test
  void whatClosesLeavesItsLessonsToo() {
    answers("decideExitReadiness", "exitVerdict", "close");
    start();
    handedOver();
    assertThat(waits()).containsExactly("UserTask_RecordLessons");
  }

  @Test
  void theWorkIsExtendedOrGoesOn() {
    answers("decideExitReadiness", "exitVerdict", "extend");
    start();
    handedOver();
    assertThat(end()).isEqualTo("EndEvent_Extended");
    assertThat(called()).containsExactly("decideExitReadiness", "recordExtension");
  }

  @Test
  void theInitiativeReturnsToTheWork() {
    answers("decideExitReadiness", "exitVerdict", "return");
    start();
    handedOver();
    assertThat(end()).isEqualTo("EndEvent_ReturnedToWork");
    assertThat(called()).containsExactly("decideExitReadiness", "recordReturn");
  }

  @Test
  void whatHasNoFigureIsJudgedTogether() {
    start();
    does("UserTask_ExamineTogether", "judgement", "asked");
    assertThat(waits()).containsExactly("UserTask_JudgeTogether");
    does("UserTask_JudgeTogether");
    assertThat(waits()).containsExactly("UserTask_AcceptHandOver");
  }

  @Test
  void silenceOfAPartnerHoldsNobodyUp() {
    start();
    does("UserTask_ExamineTogether", "judgement", "asked");
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_JudgeTogether");
    daysPass(2);
    assertThat(waits()).containsExactly("UserTask_AcceptHandOver");
    assertThat(called()).containsOnly("chaseDeadline");
  }

  private void handedOver() {
    does("UserTask_ExamineTogether", "judgement", "none");
    does("UserTask_AcceptHandOver");
  }
}
