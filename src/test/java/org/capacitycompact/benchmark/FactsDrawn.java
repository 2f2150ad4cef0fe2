package org.capacitycompact.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.capacitycompact.rulebook.DecisionFile;

/** Random complete sets of facts for a decision, hardly two of them alike. */
final class FactsDrawn {

  private final Random random = new Random(20261122);
  private final Map<String, String> types;
  private final Map<String, List<String>> words = new TreeMap<>();

  FactsDrawn(DecisionFile file) {
    types = file.facts();
    file.decisions().stream()
        .map(DecisionFile.Decision::table)
        .filter(Objects::nonNull)
        .flatMap(table -> table.inputs().stream())
        .filter(input -> !input.words().isEmpty())
        .forEach(
            input ->
                words.put(input.expression(), List.of(input.words().replace("\"", "").split(","))));
  }

  Map<String, Object> next() {
    Map<String, Object> facts = new HashMap<>();
    new ArrayList<>(types.keySet()).forEach(name -> facts.put(name, value(name)));
    facts.put("waivedCriteria", random.nextInt(4) > 0 ? "" : "S10,S27");
    return facts;
  }

  private Object value(String name) {
    return switch (types.get(name)) {
      case "boolean" -> random.nextInt(4) > 0;
      case "integer" -> random.nextInt(5);
      case "double" -> BigDecimal.valueOf(random.nextInt(10_000), 2);
      default -> words.get(name).get(random.nextInt(words.get(name).size())).strip();
    };
  }
}
