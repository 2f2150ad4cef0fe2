package org.capacitycompact.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers that do not lead straight to the next step. */
final class WeakAnswers {

  /** A design that passes every gate and still has to be improved: the country chooses. */
  static final Map<String, Object> DESIGN =
      Map.of(
          "reviewMechanism", "externalOnly",
          "anchoring", "intermediary",
          "qaFunctions", List.of("review"),
          "reportingIntervalDays", "200",
          "capacityLevels", List.of(),
          "modalities", List.of("training"),
          "beyondTraining", "no",
          "practitioners", "no",
          "southSouthConsidered", "no",
          "tertiaryLink", "no");

  /** A design on which the whole group votes. */
  static final Map<String, Object> PUT_TO_THE_VOTE =
      Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000");

  /** A design that needs an independent review first. */
  static final Map<String, Object> RISKY = Map.of("risk1Likelihood", "3", "risk1Impact", "3");

  static final Map<String, Object> NO_PLEDGE =
      Map.of(
          "pledgeDecision", "noPledge",
          "pledgedCashUsd", "",
          "pledgedInKindUsd", "",
          "pledgedInKindText", "",
          "pledgeTying", "");

  /** Half of the targets reached and no functions taken over: the work is extended. */
  static final Map<String, Object> HALF_REACHED =
      Map.of(
          "sufficiency1Reached", "yes",
          "sufficiency2Reached", "no",
          "sufficiency2Actual", "1",
          "sustainability", "unlikely");

  /** No target reached: back to the work. */
  static final Map<String, Object> NOTHING_REACHED =
      Map.of(
          "sufficiency1Reached", "no",
          "sufficiency1Actual", "62",
          "sufficiency2Reached", "no",
          "sufficiency2Actual", "1",
          "sustainability", "unlikely");

  static final Map<String, Object> LITTLE_HANDED_OVER = Map.of("functionsHandedOverPercent", "20");

  private WeakAnswers() {}

  /** A review with this score throughout. */
  static Map<String, Object> scores(String score) {
    Map<String, Object> scores = new HashMap<>();
    for (String dimension :
        List.of(
            "relevance",
            "ownership",
            "capacityResults",
            "sustainability",
            "mutualAccountability")) {
      scores.put(dimension + "Score", score);
      scores.put(dimension + "Evidence", "Seen on the visit");
    }
    return scores;
  }
}
