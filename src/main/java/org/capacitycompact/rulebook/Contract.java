package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Table;

/**
 * What all versions of a decision have in common, read from the shipped file: the facts by name and
 * type, their allowed values, the outputs, and the criteria.
 */
final class Contract {

  private final DecisionFile released;
  private final Map<String, String> types;
  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private final Set<String> facts = new TreeSet<>();

  Contract(DecisionFile released, Feel feel) {
    this.released = released;
    this.types = released.facts();
    for (Decision decision : released.decisions()) {
      Table table = decision.table();
      if (table == null) {
        facts.addAll(feel.expression(decision.expression()).names());
        continue;
      }
      for (Input input : table.inputs()) {
        if (types.containsKey(input.expression()) && !input.words().isEmpty()) {
          words.put(input.expression(), words(input.words()));
        }
        facts.addAll(feel.expression(input.expression()).names());
      }
      table
          .rules()
          .forEach(rule -> rule.when().forEach(cell -> facts.addAll(feel.test(cell).names())));
    }
    facts.removeAll(released.handedOn());
  }

  DecisionFile released() {
    return released;
  }

  /** Every fact that the decision reads. */
  Set<String> facts() {
    return facts;
  }

  /** The type of a fact with a column of its own; empty for others. */
  String type(String fact) {
    return types.getOrDefault(fact, "");
  }

  /** The allowed values of a fact; empty when any is allowed. */
  List<String> wordsOf(String fact) {
    return words.getOrDefault(fact, List.of());
  }

  /** The allowed values of a column from their notation: {@code "low","high"}. */
  static List<String> words(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(word -> word.length() > 1 && word.startsWith("\"") && word.endsWith("\""))
        .map(word -> word.substring(1, word.length() - 1))
        .toList();
  }

  /**
   * The names that cells of a decision may use: the facts, and the results of decisions it depends
   * on.
   */
  Set<String> readableIn(Decision decision) {
    Set<String> names = new HashSet<>(facts);
    List<String> open = new ArrayList<>(decision.requires());
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (seen.add(next)) {
        released
            .decision(next)
            .ifPresent(
                required -> {
                  names.addAll(required.handsOn());
                  open.addAll(required.requires());
                });
      }
    }
    return names;
  }

  /** The criteria of a findings table, as written there; empty for other tables. */
  static Set<String> criteria(Table table) {
    Set<String> criteria = new TreeSet<>();
    int column = column(table, "criterion");
    if (isFindings(table)) {
      table.rules().stream()
          .filter(rule -> rule.then().size() > column)
          .forEach(rule -> criteria.add(unquoted(rule.then().get(column))));
    }
    return criteria;
  }

  /** Whether its rows are findings: a clause, a level, whether it blocks, points and weight. */
  static boolean isFindings(Table table) {
    return table.outputs().stream()
        .map(DecisionFile.Output::name)
        .toList()
        .containsAll(List.of("criterion", "level", "gate", "points", "weight", "remedy"));
  }

  static int column(Table table, String output) {
    for (int i = 0; i < table.outputs().size(); i++) {
      if (table.outputs().get(i).name().equals(output)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  static String unquoted(String written) {
    return written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written;
  }
}
