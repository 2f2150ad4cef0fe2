package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The work: its milestones, its reports, and what becomes of it when it leaves its course. */
class ImplementationFlowTest extends FlowTest {

  ImplementationFlowTest() {
    super("implementation");
  }

  private static final String BOTH = "CallActivity_Milestone";

  @Test
  void workIsDoneWhenItsMilestonesArePaidAndItsReportIsOnCourse() {
    answers("planMilestones", "workOutcome", "done");
    answers("decideCourse", "course", "onTrack");
    start();
    assertThat(waits()).containsExactly(BOTH, BOTH, "UserTask_ReportProgress");
    returns("milestone");
    returns("milestone");
    assertThat(waits()).containsExactly("UserTask_ReportProgress");
    does("UserTask_ReportProgress");
    assertThat(end()).isEqualTo("EndEvent_ReadyForReview");
    assertThat(called()).containsExactly("planMilestones", "decideCourse", "concludeWork");
  }

  @Test
  void workWithoutMilestonesIsReportedAndReviewed() {
    answers("planMilestones", "workOutcome", "done");
    answers("decideCourse", "course", "onTrack");
    nobodyIsAsked();
    start();
    assertThat(waits()).containsExactly("UserTask_ReportProgress");
    does("UserTask_ReportProgress");
    assertThat(end()).isEqualTo("EndEvent_ReadyForReview");
  }

  @Test
  void aSmallDelayIsWatched() {
    answers("decideCourse", "course", "watch");
    start();
    does("UserTask_ReportProgress");
    assertThat(waits()).containsExactly(BOTH, BOTH);
  }

  @Test
  void aLargerOneIsCorrectedTogether() {
    answers("decideCourse", "course", "correct");
    start();
    does("UserTask_ReportProgress");
    assertThat(waits()).containsExactly(BOTH, BOTH, "UserTask_AgreeCorrection");
    does("UserTask_AgreeCorrection");
    assertThat(waits()).containsExactly(BOTH, BOTH);
  }

  @Test
  void whatIsEscalatedMayBeCarriedOn() {
    answers("decideCourse", "course", "escalate");
    start();
    does("UserTask_ReportProgress");
    does("UserTask_DecideEscalation", "escalation", "carryOn");
    assertThat(waits()).containsExactly(BOTH, BOTH);
  }

  @Test
  void anEscalationMayEndTheWorkWithItsMilestones() {
    answers("planMilestones", "workOutcome", "ended");
    answers("decideCourse", "course", "escalate");
    start();
    does("UserTask_ReportProgress");
    does("UserTask_DecideEscalation", "escalation", "end");
    assertThat(end()).isEqualTo("EndEvent_EndedEarly");
  }

  @Test
  void anEscalationMaySuspendTheWorkAndTheCountryEndsIt() {
    answers("planMilestones", "workOutcome", "suspended");
    answers("decideCourse", "course", "escalate");
    start();
    does("UserTask_ReportProgress");
    does("UserTask_DecideEscalation", "escalation", "suspend");
    assertThat(waits()).containsExactly("UserTask_DecideResumption");
    does("UserTask_DecideResumption", "resumption", "end");
    assertThat(end()).isEqualTo("EndEvent_EndedAfterSuspension");
    assertThat(called()).containsExactly("planMilestones", "decideCourse", "recordSuspension");
  }

  @Test
  void whoeverMaySuspendsAtAnyTimeAndTheWorkBeginsAgain() {
    start();
    told("Suspend");
    assertThat(waits()).containsExactly("UserTask_DecideResumption");
    does("UserTask_DecideResumption", "resumption", "resume");
    assertThat(waits()).containsExactly(BOTH, BOTH, "UserTask_ReportProgress");
    assertThat(called()).containsExactly("planMilestones", "recordSuspension", "planMilestones");
  }

  @Test
  void whoeverIsLateIsRemindedAndTheWorkGoesOn() {
    start();
    daysPass(8);
    assertThat(called()).containsExactly("planMilestones", "chaseDeadline");
    assertThat(waits()).containsExactly(BOTH, BOTH, "UserTask_ReportProgress");
  }
}
