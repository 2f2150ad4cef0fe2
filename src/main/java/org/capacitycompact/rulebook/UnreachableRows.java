package org.capacitycompact.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.PossibleFacts.Range;
import org.jspecify.annotations.Nullable;

/**
 * Finds cells that no value can match, and rows whose cells on one fact exclude each other. The
 * engine evaluates every number of the cells, the values between and beside them, the ends of the
 * possible range, every word, and null: between two numbers, a plain cell gives the same result for
 * every value. What cannot be decided within a limit of evaluations and time is not reported.
 */
final class UnreachableRows {

  private static final BigDecimal NEAR = new BigDecimal("0.0000001");
  private static final int MOST = 4000;

  /** The most evaluations per row: some seconds with the longest cells. */
  static final int MOST_QUESTIONS = 5000;

  private final Contract contract;
  private final Feel feel;
  private final TimeLimit deadline;
  private int left;

  UnreachableRows(Contract contract, Feel feel, TimeLimit deadline) {
    this.contract = contract;
    this.feel = feel;
    this.deadline = deadline;
  }

  /** The columns of a row whose cells can never match, alone or together. */
  List<List<Integer>> find(Table table, Rule rule) {
    left = MOST_QUESTIONS;
    Map<String, List<Integer>> byQuestion = new LinkedHashMap<>();
    for (int i = 0; i < table.inputs().size(); i++) {
      if (says(rule.when().get(i))) {
        byQuestion
            .computeIfAbsent(table.inputs().get(i).expression(), first -> new ArrayList<>())
            .add(i);
      }
    }
    List<List<Integer>> never = new ArrayList<>();
    for (List<Integer> columns : byQuestion.values()) {
      List<List<Integer>> alone =
          columns.stream().map(List::of).filter(column -> !possible(table, rule, column)).toList();
      if (!alone.isEmpty()) {
        never.addAll(alone);
      } else if (columns.size() > 1 && !possible(table, rule, columns)) {
        never.add(columns);
      }
    }
    return never;
  }

  private static boolean says(String cell) {
    return !cell.isEmpty() && !cell.equals("-");
  }

  /** Whether there is such a value, or the limit was reached. */
  private boolean possible(Table table, Rule rule, List<Integer> columns) {
    if (isOver()) {
      return true;
    }
    List<String> cells = columns.stream().map(rule.when()::get).toList();
    Input input = table.inputs().get(columns.get(0));
    Set<String> others = new LinkedHashSet<>();
    List<Object> literals = new ArrayList<>();
    for (String cell : cells) {
      Feel.Reading reading = feel.test(cell);
      others.addAll(reading.names());
      literals.addAll(reading.words());
    }
    String fact = input.isOneName() ? input.expression() : "";
    List<@Nullable Object> values = values(fact, input.type(), literals);
    for (Map<String, Object> beside : beside(others, literals)) {
      for (Object value : values) {
        if (isOver()) {
          return true;
        }
        left--;
        Map<String, Object> facts = new HashMap<>(beside);
        if (!fact.isEmpty()) {
          facts.put(fact, value);
        }
        if (cells.stream().allMatch(cell -> Feel.holds(cell, value, facts))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOver() {
    return left <= 0 || deadline.hasPassed();
  }

  private List<Map<String, Object>> beside(Set<String> others, List<Object> literals) {
    List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
    for (String other : others) {
      List<@Nullable Object> values = values(other, contract.type(other), literals);
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> each : all) {
        if (more.size() >= MOST || isOver()) {
          break;
        }
        for (Object value : values) {
          if (more.size() < MOST) {
            Map<String, Object> one = new HashMap<>(each);
            one.put(other, value);
            more.add(one);
          }
        }
      }
      all = more;
    }
    return all;
  }

  /** The possible values of a fact, or of a result passed on. */
  private List<@Nullable Object> values(String fact, String type, List<Object> literals) {
    Set<@Nullable Object> values = new LinkedHashSet<>();
    values.add(null);
    switch (type) {
      case "boolean" -> values.addAll(List.of(true, false));
      case "string" -> {
        List<String> words = contract.wordsOf(fact);
        values.addAll(words);
        // For free text, and for a word that the table does not know.
        values.add("somethingElse");
        if (words.isEmpty()) {
          literals.stream().filter(String.class::isInstance).forEach(values::add);
        }
      }
      default -> numbers(fact, type.equals("integer"), literals, values);
    }
    return new ArrayList<>(values);
  }

  private static void numbers(
      String fact, boolean whole, List<Object> literals, Set<@Nullable Object> values) {
    Range range = PossibleFacts.range(fact).orElse(null);
    Set<BigDecimal> figures = new java.util.TreeSet<>();
    for (Object literal : literals) {
      if (!(literal instanceof String)) {
        BigDecimal figure = new BigDecimal(literal.toString());
        figures.add(figure);
        figures.add(figure.negate());
      }
    }
    figures.add(BigDecimal.ZERO);
    if (range != null) {
      figures.add(BigDecimal.valueOf(range.least()));
      if (range.most() != null) {
        figures.add(BigDecimal.valueOf(range.most()));
      }
    }
    Set<BigDecimal> near = new java.util.TreeSet<>();
    for (BigDecimal figure : figures) {
      if (whole) {
        BigDecimal floor = figure.setScale(0, java.math.RoundingMode.FLOOR);
        for (int step = -1; step <= 2; step++) {
          near.add(floor.add(BigDecimal.valueOf(step)));
        }
      } else {
        near.add(figure.subtract(NEAR));
        near.add(figure);
        near.add(figure.add(NEAR));
      }
    }
    near.stream()
        // A table may cover impossible values, as long as possible ones match too: null, < 0.
        .filter(figure -> range == null || range.holds(figure))
        .map(figure -> whole ? (Object) figure.longValue() : (Object) figure)
        .forEach(values::add);
  }
}
