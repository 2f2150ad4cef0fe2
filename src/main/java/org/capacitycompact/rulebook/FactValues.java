package org.capacitycompact.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.jspecify.annotations.Nullable;

/**
 * The values with which a table is tried: those in its own cells and the released table's, each
 * number with its neighbours, each word, an unknown word, and null.
 */
final class FactValues {

  private static final List<Integer> ALWAYS = List.of(0, 1, 2, 5, 50);
  private static final int MOST = 40;

  private final Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();

  FactValues(Contract contract, Feel feel, DecisionFile draft) {
    for (String fact : contract.facts()) {
      values.put(fact, values(fact, contract, feel, draft));
    }
  }

  List<@Nullable Object> of(String fact) {
    return values.getOrDefault(fact, List.of());
  }

  Collection<String> facts() {
    return values.keySet();
  }

  private static List<@Nullable Object> values(
      String fact, Contract contract, Feel feel, DecisionFile draft) {
    String type = contract.type(fact);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(null);
    switch (type) {
      case "boolean" -> values.addAll(List.of(true, false));
      case "string" -> {
        Set<String> words = new LinkedHashSet<>(contract.wordsOf(fact));
        words.add("somethingElse");
        values.addAll(words);
      }
      case "double" -> figures(fact, contract, feel, draft).forEach(each -> around(each, values));
      case "integer" ->
          figures(fact, contract, feel, draft).stream()
              .flatMap(each -> List.of(each - 1, each.doubleValue(), each + 1).stream())
              .map(Double::intValue)
              .distinct()
              .forEach(values::add);
      default ->
          values.addAll(
              fact.equals("waivedCriteria")
                  ? List.of(
                      "", "S1", "s6, S7", "S10,S27", "S1,S6,S7,S10,S27,S44,S46,S61,S75,S76,S137")
                  : List.of(0, 1, 2, 3, 5, 9));
    }
    List<@Nullable Object> distinct = new ArrayList<>(new LinkedHashSet<>(values));
    return distinct.size() > MOST ? distinct.subList(0, MOST) : distinct;
  }

  private static void around(double figure, List<@Nullable Object> values) {
    BigDecimal exact = BigDecimal.valueOf(figure);
    BigDecimal step = new BigDecimal("0.01");
    values.add(exact.subtract(step).doubleValue());
    values.add(figure);
    values.add(exact.add(step).doubleValue());
  }

  private static Set<Double> figures(
      String fact, Contract contract, Feel feel, DecisionFile draft) {
    Set<Double> figures = new TreeSet<>();
    for (DecisionFile file : List.of(draft, contract.released())) {
      file.decisions().stream()
          .map(DecisionFile.Decision::table)
          .forEach(table -> collect(fact, table, feel, figures));
    }
    ALWAYS.forEach(each -> figures.add(each.doubleValue()));
    return figures;
  }

  private static void collect(String fact, @Nullable Table table, Feel feel, Set<Double> figures) {
    if (table == null) {
      return;
    }
    for (int i = 0; i < table.inputs().size(); i++) {
      if (table.inputs().get(i).expression().equals(fact)) {
        int column = i;
        table.rules().stream()
            .filter(rule -> rule.when().size() > column)
            .flatMap(rule -> feel.test(rule.when().get(column)).words().stream())
            .filter(literal -> !(literal instanceof String))
            .map(literal -> new BigDecimal(literal.toString()).doubleValue())
            .filter(figure -> Math.abs(figure) < 1e9)
            .forEach(figures::add);
      }
    }
  }
}
