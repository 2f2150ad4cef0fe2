package org.capacitycompact.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.review.Conclusion.Grounds;
import org.capacitycompact.review.Scores.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {

  @ParameterizedTest(name = "last {0}, {1}, country {2}, ballot {3}, sent back before {4}: {5}")
  @CsvSource({
    "false, proceed, accept, , false, continue, false",
    "true, proceed, reject, , false, finish, false",
    "false, courseCorrect, accept, , false, continue, false",
    "true, courseCorrect, accept, , false, continue, false",
    "true, courseCorrect, reject, , true, finish, false",
    "false, courseCorrect, accept, , true, continue, false",
    "true, suspend, reject, approved, false, continue, true",
    "true, suspend, reject, approvedWithConditions, true, continue, true",
    "false, suspend, accept, declined, false, continue, false",
    "true, suspend, accept, returned, true, finish, false",
    "false, earlyExit, reject, approved, false, finish, false",
    "true, earlyExit, accept, declined, false, continue, false",
    "true, earlyExit, accept, declined, true, finish, false",
    "false, earlyExit, accept, noQuorum, false, finish, false",
    "false, earlyExit, partly, noQuorum, false, continue, false",
    "false, suspend, accept, noQuorum, false, continue, true",
    "false, suspend, reject, noQuorum, false, continue, false"
  })
  void whatFollowsAReview(
      boolean last,
      String outcome,
      String response,
      String ballot,
      boolean sentBackBefore,
      String next,
      boolean suspended) {
    assertThat(Conclusion.of(new Grounds(last, outcome, response, ballot, sentBackBefore)))
        .isEqualTo(new Conclusion(next, suspended));
  }

  @Test
  void everyDimensionWeighsTheSameHoweverManyScoredIt() {
    Scores scores =
        new Scores(
            List.of(
                new Score("relevance", 5),
                new Score("relevance", 4),
                new Score("relevance", 3),
                new Score("ownership", 2)));

    assertThat(scores.mean()).hasValueSatisfying(m -> assertThat(m).isEqualByComparingTo("3"));
    assertThat(scores.lowestDimension())
        .hasValueSatisfying(lowest -> assertThat(lowest).isEqualByComparingTo("2"));
  }

  @Test
  void noThresholdIsReachedByRounding() {
    Scores scores =
        new Scores(
            List.of(new Score("a", 4), new Score("a", 3), new Score("a", 3), new Score("b", 3)));

    assertThat(scores.mean().orElseThrow().toString()).startsWith("3.16666666");
  }

  @Test
  void withoutAScoreThereIsNoMean() {
    assertThat(new Scores(List.of()).mean()).isEmpty();
    assertThat(new Scores(List.of()).lowestDimension()).isEmpty();
  }
}
