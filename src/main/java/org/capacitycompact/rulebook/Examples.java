package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each row of a draft possible facts for which the engine matched that row; only the
 * table itself is asked. A row without an example was not reached, mostly because an earlier row
 * matches first.
 */
final class Examples {

  private static final int DRAWN_FOR_A_ROW = 400;

  private final DecisionModel model;
  private final DecisionFile file;
  private final FactValues values;
  private final TimeLimit deadline;
  private final Random random = new Random(12);
  private final Map<String, Map<String, Object>> found = new LinkedHashMap<>();
  private final Map<String, Finding> findings = new TreeMap<>();

  Examples(DecisionModel model, DecisionFile file, FactValues values, TimeLimit deadline) {
    this.model = model;
    this.file = file;
    this.values = values;
    this.deadline = deadline;
  }

  /** Notes an evaluation; it counts if the facts are possible. */
  void note(Map<String, @Nullable Object> facts, DecisionResult said) {
    List<String> rows = rows(said).filter(row -> !found.containsKey(row)).toList();
    if (!rows.isEmpty() && PossibleFacts.impossible(facts).isEmpty()) {
      Map<String, Object> known = new TreeMap<>();
      facts.forEach(
          (fact, value) -> {
            // A made-up value is no useful example.
            if (value != null && !value.equals("somethingElse")) {
              known.put(fact, value);
            }
          });
      DecisionResult again = known.size() == facts.size() ? said : model.evaluate(known);
      Set<String> still = Set.copyOf(rows(again).toList());
      rows.stream().filter(still::contains).forEach(row -> found.put(row, known));
      again.findings().forEach(each -> findings.putIfAbsent(each.rule(), each));
    }
  }

  private static Stream<String> rows(DecisionResult said) {
    return Stream.concat(said.rules().stream(), said.findings().stream().map(Finding::rule));
  }

  /**
   * Examples by row id, for the rows of all tables with results.
   *
   * @param factsOf the facts that each criterion reads
   */
  Map<String, Map<String, Object>> all(Map<String, Set<String>> factsOf) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (Decision decision : file.decisions()) {
      Table table = decision.table();
      if (table != null && (decision.id().equals(model.decision()) || Contract.isFindings(table))) {
        table.rules().stream()
            .filter(rule -> !found.containsKey(rule.id()))
            .forEach(rule -> look(table, rule, factsOf));
        table.rules().forEach(rule -> all.put(rule.id(), shown(rule.id(), factsOf)));
      }
    }
    return all;
  }

  /** For a finding, only the facts that its criterion reads. */
  private Map<String, Object> shown(String row, Map<String, Set<String>> factsOf) {
    Map<String, Object> example = found.get(row);
    if (example == null) {
      return Map.of(NOT_REACHED, true);
    }
    Map<String, Object> shown = new TreeMap<>(example);
    Finding finding = findings.get(row);
    if (finding != null) {
      shown.keySet().retainAll(factsOf.getOrDefault(finding.criterion(), Set.of()));
    }
    return shown;
  }

  /** The key that says that no facts were found; no fact has this name. */
  static final String NOT_REACHED = "!";

  private void look(Table table, Rule rule, Map<String, Set<String>> factsOf) {
    Map<String, List<@Nullable Object>> fitting = new LinkedHashMap<>();
    values.facts().forEach(fact -> fitting.put(fact, values.of(fact)));
    for (int i = 0; i < table.inputs().size(); i++) {
      Input input = table.inputs().get(i);
      String cell = rule.when().get(i);
      List<@Nullable Object> some = fitting.get(input.expression());
      if (some != null && !cell.isEmpty() && !cell.equals("-")) {
        List<@Nullable Object> fit = new ArrayList<>();
        some.forEach(
            value -> {
              if (Feel.holds(cell, value, Map.of())) {
                fit.add(value);
              }
            });
        if (!fit.isEmpty()) {
          fitting.put(input.expression(), fit);
        }
      }
    }
    for (int i = 0; i < DRAWN_FOR_A_ROW && !found.containsKey(rule.id()); i++) {
      if (deadline.hasPassed()) {
        return;
      }
      Map<String, @Nullable Object> facts = new LinkedHashMap<>();
      fitting.forEach((fact, some) -> facts.put(fact, some.get(random.nextInt(some.size()))));
      good(facts, factsOf, (i % 8) / 8.0);
      Map<String, @Nullable Object> possible = PossibleFacts.madeConsistent(facts);
      note(possible, model.evaluate(possible));
    }
  }

  /** Facts that meet most criteria, which most rows of a summing table require. */
  private void good(
      Map<String, @Nullable Object> facts, Map<String, Set<String>> factsOf, double but) {
    Collection<Finding> met =
        findings.values().stream().filter(each -> each.level().equals("met")).toList();
    for (Finding finding : met) {
      if (random.nextDouble() >= but) {
        Map<String, Object> example = found.getOrDefault(finding.rule(), Map.of());
        factsOf
            .getOrDefault(finding.criterion(), Set.of())
            .forEach(fact -> facts.put(fact, example.get(fact)));
      }
    }
  }
}
