package org.capacitycompact.criteria;

import java.util.ArrayList;
import java.util.List;

/** A decision to be read: row by row, without the empty cells. */
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

  /** The tables of a file, the summing one first. */
  public static List<Table> of(DecisionFile file) {
    List<Table> tables = new ArrayList<>();
    for (DecisionFile.Decision decision : file.decisions()) {
      DecisionFile.Table table = decision.table();
      if (table != null) {
        tables.add(new Table(decision.id(), decision.name(), decision.question(), rows(table)));
      }
    }
    return tables;
  }

  private static List<Row> rows(DecisionFile.Table table) {
    List<String> inputs = table.inputs().stream().map(DecisionFile.Input::label).toList();
    List<String> outputs = table.outputs().stream().map(DecisionFile.Output::label).toList();
    List<Row> rows = new ArrayList<>();
    for (DecisionFile.Rule rule : table.rules()) {
      rows.add(
          new Row(
              rows.size() + 1,
              rule.why(),
              rule.clauses(),
              cells(inputs, rule.when()),
              cells(outputs, rule.then())));
    }
    return rows;
  }

  private static List<Cell> cells(List<String> labels, List<String> entries) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(labels.size(), entries.size()); i++) {
      String says = entries.get(i);
      if (!says.isEmpty() && !says.equals("-") && !says.equals("\"\"")) {
        cells.add(new Cell(labels.get(i), says));
      }
    }
    return cells;
  }
}
