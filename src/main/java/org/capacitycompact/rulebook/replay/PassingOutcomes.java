package org.capacitycompact.rulebook.replay;

import java.util.Map;
import java.util.Set;

/**
 * The outcomes that let an initiative continue as requested. Decisions that choose rather than
 * judge (track, route, kind, share, modalities) have none.
 */
final class PassingOutcomes {

  private static final Map<String, Set<String>> OUTCOMES =
      Map.of(
          "demand-gate", Set.of("pass"),
          "ownership", Set.of("owned"),
          "quality", Set.of("sound"),
          "triangular", Set.of("pass"),
          "south-south", Set.of("pass"),
          "steering-outcome", Set.of("approved", "approvedWithConditions"),
          "course-correction", Set.of("onTrack", "watch"),
          "peer-review-outcome", Set.of("proceed"),
          "exit-readiness", Set.of("exit"));

  private PassingOutcomes() {}

  static Change between(String decision, String before, String after) {
    Set<String> passing = OUTCOMES.getOrDefault(decision, Set.of());
    boolean passed = passing.contains(before);
    boolean passes = passing.contains(after);
    return passed == passes
        ? Change.OTHER_OUTCOME
        : passed ? Change.PASS_TO_FAIL : Change.FAIL_TO_PASS;
  }
}
