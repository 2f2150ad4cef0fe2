package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Some time after the exit it is asked whether the capacity lasted. */
class PostExitCheckFlowTest extends FlowTest {

  PostExitCheckFlowTest() {
    super("post-exit-check");
  }

  @Test
  void itIsAskedOnceOrTwice() {
    start();
    assertThat(waits()).containsExactly("Timer_FirstCheck");
    daysPass(31);
    does("UserTask_CheckLastingCapacity", "secondCheck", "yes");
    assertThat(waits()).containsExactly("Timer_SecondCheck");
    daysPass(29);
    assertThat(waits()).containsExactly("Timer_SecondCheck");
    daysPass(2);
    does("UserTask_CheckLastingCapacity", "secondCheck", "no");
    assertThat(end()).isEqualTo("EndEvent_ChecksDone");
  }
}
