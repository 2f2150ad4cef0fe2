package org.capacitycompact.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The decisions as the release ships them, to be read: row by row, without the empty cells. */
public final class DecisionText {

  private DecisionText() {}

  /**
   * A decision table.
   *
   * @param id of the decision, {@code quality-findings}
   * @param question what it decides, in English
   */
  public record Table(String id, String name, String question, List<Row> rows) {}

  /**
   * A rule.
   *
   * @param number counted from 1
   * @param why its annotation
   * @param clauses the clauses the annotation names
   * @param when what has to hold; a condition that is left open is not listed
   */
  public record Row(
      int number, String why, List<String> clauses, List<Cell> when, List<Cell> then) {}

  /** A cell with the heading of its column, in FEEL. */
  public record Cell(String label, String says) {}

  /** The tables of a file, the summing one first; nothing when there is no such file. */
  public static Optional<List<Table>> of(String file) {
    List<Table> tables = new ArrayList<>();
    ReleasedModels.eachXml(
        "decisions",
        ".dmn",
        (name, model) -> {
          if (name.equals(file)) {
            ReleasedModels.below(model, "decisionTable").forEach(it -> tables.add(table(it)));
          }
        });
    return tables.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(tables));
  }

  private static Table table(Element table) {
    Element decision = (Element) table.getParentNode();
    List<String> inputs = labels(table, "input");
    List<String> outputs = labels(table, "output");
    List<Row> rows = new ArrayList<>();
    for (Element rule : ReleasedModels.below(table, "rule")) {
      String why = text(rule, "description");
      rows.add(
          new Row(
              rows.size() + 1,
              why,
              ReleasedModels.named(why),
              cells(rule, "inputEntry", inputs),
              cells(rule, "outputEntry", outputs)));
    }
    return new Table(
        decision.getAttribute("id"),
        decision.getAttribute("name"),
        text(decision, "description"),
        rows);
  }

  private static List<String> labels(Element table, String column) {
    return ReleasedModels.below(table, column).stream()
        .map(each -> each.getAttribute("label"))
        .toList();
  }

  private static List<Cell> cells(Element rule, String entry, List<String> labels) {
    List<Element> entries = ReleasedModels.below(rule, entry);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String says = entries.get(i).getTextContent().strip();
      if (!says.isEmpty() && !says.equals("-") && !says.equals("\"\"")) {
        cells.add(new Cell(labels.get(i), says));
      }
    }
    return cells;
  }

  /** The first of that name, which is the element's own. */
  private static String text(Element element, String name) {
    return ReleasedModels.below(element, name).stream()
        .findFirst()
        .map(found -> found.getTextContent().strip())
        .orElse("");
  }
}
