package org.capacitycompact.clauses;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.w3c.dom.Element;

/**
 * The clauses that processes and their elements name in their documentation. A step that evaluates
 * a decision table is left out, because the table's rows name the clauses.
 */
final class ProcessClauses {

  private ProcessClauses() {}

  static List<Embodiment> read() {
    List<Embodiment> found = new ArrayList<>();
    ReleasedModels.eachXml(
        "processes",
        ".bpmn",
        (process, model) ->
            ReleasedModels.below(model, "documentation")
                .forEach(words -> add(process, words, found)));
    return found;
  }

  private static void add(String process, Element words, List<Embodiment> found) {
    Element element = (Element) words.getParentNode();
    if (element.getLocalName().equals("businessRuleTask")) {
      return;
    }
    ReleasedModels.named(words.getTextContent())
        .forEach(
            clause ->
                found.add(
                    new Embodiment(
                        clause,
                        Embodiment.Kind.STEP,
                        process,
                        element.getAttribute("id"),
                        element.getAttribute("name"),
                        List.of(),
                        "")));
  }
}
