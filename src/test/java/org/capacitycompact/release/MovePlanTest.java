package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.capacitycompact.platform.Release;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The written plan of the move")
class MovePlanTest {

  private static final String TWO_RELEASES =
      """
      0.10.0:
        delivery:
          steps: {UserTask_Second: UserTask_Third}
          restart: [Timer_New]
      0.9.0:
        milestone:
          becomes: delivery
          steps:
            UserTask_First: UserTask_Second
            UserTask_Other: UserTask_Same
      """;

  static MovePlan plan(String written) {
    return MovePlan.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("keeps what it does not name")
  void keepsTheRest() {
    assertThat(plan("{}").process("exit")).isEqualTo("exit");
    assertThat(plan("{}").step("exit", "UserTask_RecordLessons"))
        .isEqualTo("UserTask_RecordLessons");
    assertThat(plan(TWO_RELEASES).step("milestone", "UserTask_Unchanged"))
        .isEqualTo("UserTask_Unchanged");
    assertThat(plan(TWO_RELEASES).restarts("milestone", "Timer_Other")).isFalse();
  }

  @Test
  @DisplayName("leads whoever comes from long ago through every release, in their order")
  void leadsThroughEveryRelease() {
    MovePlan plan = plan(TWO_RELEASES);
    assertThat(plan.process("milestone")).isEqualTo("delivery");
    assertThat(plan.step("milestone", "UserTask_First")).isEqualTo("UserTask_Third");
    assertThat(plan.step("milestone", "UserTask_Other")).isEqualTo("UserTask_Same");
    assertThat(plan.step("delivery", "UserTask_Second")).isEqualTo("UserTask_Third");
    assertThat(plan.restarts("milestone", "Timer_New")).isTrue();
  }

  @Test
  @DisplayName("says nothing of what its own release had changed already")
  void sinceARelease() {
    MovePlan since = plan(TWO_RELEASES).since(new Release("0.9.0"));
    assertThat(since.step("milestone", "UserTask_First"))
        .as("a name that is used again")
        .isEqualTo("UserTask_First");
    assertThat(since.step("delivery", "UserTask_Second")).isEqualTo("UserTask_Third");
    assertThat(since.restarts("delivery", "Timer_New")).isTrue();
    MovePlan newest = plan(TWO_RELEASES).since(new Release("0.10.0"));
    assertThat(newest.step("delivery", "UserTask_Second")).isEqualTo("UserTask_Second");
    assertThat(newest.restarts("delivery", "Timer_New"))
        .as("a timer does not begin anew with every release")
        .isFalse();
  }

  @Test
  @DisplayName("is refused where it says something that nobody reads")
  void refusesWhatNobodyReads() {
    assertThatThrownBy(() -> plan("0.9.0: {milestone: {step: {A: B}}}"))
        .hasMessageContaining("milestone")
        .hasMessageContaining("step");
    assertThatThrownBy(() -> plan("next: {milestone: {steps: {A: B}}}"))
        .hasMessageContaining("next is no number of a release");
  }

  @Test
  @DisplayName("goes by the numbers of releases, of which a snapshot is the last before its own")
  void releasesInOrder() {
    assertThat(
            Stream.of("0.10.0", "0.2.0", "0.9.1", "0.2.0-SNAPSHOT", "0.1.0")
                .map(Release::new)
                .sorted())
        .extracting(Release::version)
        .containsExactly("0.1.0", "0.2.0-SNAPSHOT", "0.2.0", "0.9.1", "0.10.0");
  }
}
