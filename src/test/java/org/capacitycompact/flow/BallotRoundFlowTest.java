package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A round of ballots is open until all have voted or its time is over. */
class BallotRoundFlowTest extends FlowTest {

  BallotRoundFlowTest() {
    super("ballot-round");
  }

  @Test
  void whenAllHaveVotedTheBallotsAreCounted() {
    answers("countBallots", "quorum", "reached");
    start();
    does("UserTask_CastBallot");
    assertThat(waits()).containsExactly("UserTask_CastBallot");
    assertThat(called()).containsExactly("openRound");
    does("UserTask_CastBallot");
    assertThat(end()).isEqualTo("EndEvent_RoundDecided");
    assertThat(called()).containsExactly("openRound", "countBallots");
  }

  @Test
  void whenItsTimeIsOverTheBallotsThereAreAreCounted() {
    answers("countBallots", "quorum", "reached");
    start();
    daysPass(29);
    assertThat(waits()).containsExactly("UserTask_CastBallot", "UserTask_CastBallot");
    daysPass(2);
    assertThat(end()).isEqualTo("EndEvent_RoundDecided");
  }

  @Test
  void withoutAQuorumItIsHeldAgainUntilItLapses() {
    answers("countBallots", "quorum", "missed", "missed", "lapsed");
    start();
    daysPass(31);
    assertThat(waits()).containsExactly("UserTask_CastBallot", "UserTask_CastBallot");
    daysPass(31);
    daysPass(31);
    assertThat(end()).isEqualTo("EndEvent_LapsedWithoutQuorum");
    assertThat(called())
        .containsExactly(
            "openRound", "countBallots", "openRound", "countBallots", "openRound", "countBallots");
  }
}
