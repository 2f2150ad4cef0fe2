package org.capacitycompact.criteria;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The decision files of the top-level folder, evaluated by the DMN engine alone, configured like
 * the process engine (FEEL everywhere).
 */
public final class Decisions {

  public static final List<String> ALL =
      List.of(
          "demand-gate",
          "ownership",
          "quality",
          "local-share",
          "track",
          "partnership-kind",
          "triangular",
          "south-south",
          "modality-mix",
          "approval-route",
          "steering-outcome",
          "course-correction",
          "peer-review-outcome",
          "exit-readiness",
          "target-progress",
          "provider-readiness");

  private static final ThreadLocal<DmnDecisionEvaluationEvent> LAST = new ThreadLocal<>();
  private static final DmnEngine ENGINE = engine();
  private static final Map<String, DmnDecision> PARSED = new ConcurrentHashMap<>();

  private Decisions() {}

  /**
   * The result of a decision.
   *
   * @param rows the results, one map of outputs for each matched row
   * @param findings the rows of its findings table, empty when it has none
   * @param rules the ids of all matched rules in the whole file
   */
  record Answer(
      List<Map<String, Object>> rows, List<Map<String, Object>> findings, Set<String> rules) {

    /**
     * The values of one output over all rows, numbers without trailing zeros, separated by spaces.
     */
    String output(String name) {
      return rows.stream().map(row -> text(row.get(name))).collect(Collectors.joining(" "));
    }

    /** The finding on a criterion: always exactly one, whatever the facts are. */
    List<Map<String, Object>> findingsOf(String criterion) {
      return findings.stream().filter(row -> criterion.equals(row.get("criterion"))).toList();
    }
  }

  static Answer evaluate(String id, Map<String, Object> facts) {
    return evaluate(
        id,
        PARSED.computeIfAbsent(
            id, it -> ENGINE.parseDecision(it, Objects.requireNonNull(file(it)))),
        facts);
  }

  /** The results of another version of the file for each of these sets of facts, in order. */
  static List<Answer> evaluate(String id, byte[] dmn, List<Map<String, Object>> facts) {
    var decision = ENGINE.parseDecision(id, new ByteArrayInputStream(dmn));
    return facts.stream().map(each -> evaluate(id, decision, each)).toList();
  }

  private static Answer evaluate(String id, DmnDecision decision, Map<String, Object> facts) {
    var rows = new ArrayList<Map<String, Object>>();
    ENGINE
        .evaluateDecision(decision, facts)
        .forEach(row -> rows.add(new LinkedHashMap<>(row.getEntryMap())));
    var event = LAST.get();
    var logics = new ArrayList<DmnDecisionLogicEvaluationEvent>(event.getRequiredDecisionResults());
    logics.add(event.getDecisionResult());
    var findings = new ArrayList<Map<String, Object>>();
    var rules = new LinkedHashSet<String>();
    for (var logic : logics) {
      if (logic instanceof DmnDecisionTableEvaluationEvent table) {
        for (var rule : table.getMatchingRules()) {
          rules.add(rule.getId());
          if (logic.getDecision().getKey().equals(id + "-findings")) {
            findings.add(outputs(rule));
          }
        }
      }
    }
    return new Answer(rows, findings, rules);
  }

  public static Set<String> rules(String id) {
    return model(id).getModelElementsByType(Rule.class).stream()
        .map(Rule::getId)
        .collect(Collectors.toSet());
  }

  /** The criteria in a decision's findings table; empty when it has none. */
  static Set<String> criteria(String id) {
    return model(id).getModelElementsByType(Rule.class).stream()
        .filter(
            rule ->
                rule.getParentElement()
                    .getParentElement()
                    .getAttributeValue("id")
                    .equals(id + "-findings"))
        .map(
            rule ->
                rule.getOutputEntries().iterator().next().getTextContent().trim().replace("\"", ""))
        .collect(Collectors.toSet());
  }

  public static DmnModelInstance model(String id) {
    return Dmn.readModelFromStream(file(id));
  }

  public static InputStream file(String id) {
    return Objects.requireNonNull(
        Decisions.class.getResourceAsStream("/decisions/" + id + ".dmn"), id);
  }

  static String text(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
    var outputs = new LinkedHashMap<String, Object>();
    rule.getOutputEntries()
        .forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
    return outputs;
  }

  private static DmnEngine engine() {
    var configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.getCustomPostDecisionEvaluationListeners().add(LAST::set);
    return configuration.buildEngine();
  }
}
