package org.capacitycompact.clauses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.w3c.dom.Element;

/** The clauses that the rows of decision tables name in their annotations. */
final class DecisionClauses {

  private DecisionClauses() {}

  static List<Embodiment> read() {
    List<Embodiment> found = new ArrayList<>();
    ReleasedModels.eachXml(
        "decisions",
        ".dmn",
        (file, model) ->
            ReleasedModels.below(model, "decision")
                .forEach(decision -> add(file, decision, found)));
    return found;
  }

  private static void add(String file, Element decision, List<Embodiment> found) {
    rows(decision)
        .forEach(
            (clause, rows) ->
                found.add(
                    new Embodiment(
                        clause,
                        Embodiment.Kind.ROW,
                        file,
                        decision.getAttribute("id"),
                        decision.getAttribute("name"),
                        rows,
                        "")));
  }

  private static Map<String, List<Integer>> rows(Element decision) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    int row = 0;
    for (Element rule : ReleasedModels.below(decision, "rule")) {
      row++;
      for (Element annotation : ReleasedModels.below(rule, "description")) {
        for (String clause : ReleasedModels.named(annotation.getTextContent())) {
          rows.computeIfAbsent(clause, first -> new ArrayList<>()).add(row);
        }
      }
    }
    return rows;
  }
}
