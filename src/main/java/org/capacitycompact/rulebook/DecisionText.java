package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A decision prepared for reading: row by row, without the empty cells. */
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
   * @param why its annotation, without the clause at its beginning
   * @param clauses the clauses that the annotation names
   * @param when the conditions, without empty ones
   * @param then the results, without those only passed on from another table
   */
  public record Row(
      int number, String why, List<String> clauses, List<Cell> when, List<Cell> then) {}

  /**
   * A cell with its column's heading.
   *
   * @param says its FEEL; for a single text, the text
   * @param text whether it is a single text
   */
  public record Cell(String label, String says, boolean text) {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    static Cell of(String label, String feel) {
      Matcher text = TEXT.matcher(feel);
      return text.matches() ? new Cell(label, text.group(1), true) : new Cell(label, feel, false);
    }
  }

  /** The tables of a file, starting with the one that sums up the others. */
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
    List<Row> rows = new ArrayList<>();
    for (DecisionFile.Rule rule : table.rules()) {
      rows.add(
          new Row(
              rows.size() + 1,
              withoutNumber(rule.why(), rule.clauses()),
              rule.clauses(),
              when(table.inputs(), rule.when()),
              then(table.outputs(), rule.then())));
    }
    return rows;
  }

  private static String withoutNumber(String why, List<String> clauses) {
    return !clauses.isEmpty() && why.startsWith(clauses.get(0) + " ")
        ? why.substring(clauses.get(0).length()).strip()
        : why;
  }

  private static List<Cell> when(List<DecisionFile.Input> inputs, List<String> cells) {
    return listed(
        cells.size(),
        i -> cells.get(i).equals("-") ? "" : cells.get(i),
        i -> inputs.get(i).label());
  }

  private static List<Cell> then(List<DecisionFile.Output> outputs, List<String> cells) {
    return listed(
        cells.size(),
        i -> cells.get(i).equals(outputs.get(i).name()) ? "" : cells.get(i),
        i -> outputs.get(i).label());
  }

  private static List<Cell> listed(int size, IntFunction<String> feel, IntFunction<String> label) {
    return IntStream.range(0, size)
        .filter(i -> !feel.apply(i).isEmpty() && !feel.apply(i).equals("\"\""))
        .mapToObj(i -> Cell.of(label.apply(i), feel.apply(i)))
        .toList();
  }
}
