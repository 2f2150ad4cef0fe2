package org.capacitycompact.readiness;

import java.util.Map;
import java.util.stream.Stream;

/**
 * What a provider says of itself.
 *
 * @param evidence in words, tidied
 * @param existing an assessment made elsewhere and where it is found, tidied; empty without one
 */
public record SelfAssessment(
    Map<Dimension, Level> levels, Map<Dimension, String> evidence, String existing) {

  /** The most characters of the evidence of one respect. */
  public static final int LONGEST_EVIDENCE = 1000;

  /** The most characters of what an assessment made elsewhere is, and where. */
  public static final int LONGEST_EXISTING = 500;

  public SelfAssessment {
    levels = Map.copyOf(levels);
    evidence = Map.copyOf(evidence);
  }

  /** Whether every respect has its level, and evidence or an assessment made elsewhere. */
  public boolean isWhole() {
    return Stream.of(Dimension.values())
        .allMatch(
            each ->
                levels.containsKey(each)
                    && !(existing.isEmpty() && evidence.getOrDefault(each, "").isEmpty()));
  }
}
