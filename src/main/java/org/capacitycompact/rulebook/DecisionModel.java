package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.jspecify.annotations.Nullable;

/**
 * One version of a decision with all tables of its file, parsed and ready to be evaluated
 * concurrently. The findings come from the same evaluation as the result that sums them up.
 */
public final class DecisionModel {

  private final String decision;
  private final DmnEngine engine;
  private final DmnDecision parsed;
  private final String saidIn;
  private final ThreadLocal<DmnDecisionEvaluationEvent> lastEvaluation;

  /**
   * @param saidIn the output that says it in one word; empty where results are listed
   */
  DecisionModel(
      String decision,
      DmnEngine engine,
      DmnDecision parsed,
      String saidIn,
      ThreadLocal<DmnDecisionEvaluationEvent> lastEvaluation) {
    this.decision = decision;
    this.engine = engine;
    this.parsed = parsed;
    this.saidIn = saidIn;
    this.lastEvaluation = lastEvaluation;
  }

  /** The decision's id, {@code ownership}. */
  public String decision() {
    return decision;
  }

  /**
   * Evaluates the tables.
   *
   * @param facts the inputs by name; an unknown fact is null or absent
   * @throws org.camunda.bpm.dmn.engine.impl.DmnEvaluationException or another runtime exception of
   *     the engine when a cell cannot be evaluated; this does not happen in a table that was
   *     checked
   */
  public DecisionResult evaluate(Map<String, ?> facts) {
    DmnDecisionResult result = engine.evaluateDecision(parsed, new HashMap<String, Object>(facts));
    DmnDecisionEvaluationEvent evaluation = lastEvaluation.get();
    lastEvaluation.remove();
    Map<String, Object> outputs = outputs(result);
    return new DecisionResult(
        outcome(result),
        outputs,
        whole(outputs.get("score")),
        whole(outputs.get("gatesFailed")),
        evaluation.getRequiredDecisionResults().stream()
            .filter(each -> each.getDecision().getKey().equals(decision + "-findings"))
            .flatMap(DecisionModel::matching)
            .map(DecisionModel::finding)
            .toList(),
        matching(evaluation.getDecisionResult()).map(DmnEvaluatedDecisionRule::getId).toList());
  }

  private static Stream<DmnEvaluatedDecisionRule> matching(DmnDecisionLogicEvaluationEvent logic) {
    return logic instanceof DmnDecisionTableEvaluationEvent table
        ? table.getMatchingRules().stream()
        : Stream.empty();
  }

  private static Finding finding(DmnEvaluatedDecisionRule rule) {
    Map<String, Object> row = new LinkedHashMap<>();
    rule.getOutputEntries().forEach((name, output) -> row.put(name, output.getValue().getValue()));
    return new Finding(
        text(row, "criterion"),
        text(row, "level"),
        Boolean.TRUE.equals(row.get("gate")),
        ((Number) required(row, "points")).intValue(),
        ((Number) required(row, "weight")).intValue(),
        text(row, "remedy"),
        rule.getId());
  }

  /** Of results that are listed, how many there are; nothing of one: so it stands on record. */
  private String outcome(DmnDecisionResult result) {
    if (result.size() != 1) {
      return String.valueOf(result.size());
    }
    Map<String, Object> outputs = result.getSingleResult().getEntryMap();
    return outputs.containsKey(saidIn) ? String.valueOf(outputs.get(saidIn)) : "";
  }

  private static Map<String, Object> outputs(DmnDecisionResult result) {
    return result.size() == 1
        ? new HashMap<>(result.getSingleResult().getEntryMap())
        : Map.of("results", new ArrayList<>(result.getResultList()));
  }

  private static @Nullable Integer whole(@Nullable Object figure) {
    return figure instanceof Number number ? number.intValue() : null;
  }

  private static String text(Map<String, Object> row, String name) {
    return String.valueOf(required(row, name));
  }

  private static Object required(Map<String, Object> row, String name) {
    return Objects.requireNonNull(row.get(name), () -> "a finding without " + name);
  }
}
