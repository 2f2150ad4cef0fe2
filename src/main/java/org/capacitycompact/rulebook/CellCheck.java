package org.capacitycompact.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Output;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;

/**
 * Checks that every cell can be parsed, uses only existing names and contains an allowed value, and
 * that every row names a clause.
 */
final class CellCheck {

  private static final int MOST_ROWS = 400;
  private static final Set<String> LEVELS = Set.of("met", "partly", "unmet", "unknown");

  private final Contract contract;
  private final Feel feel;
  private final AmbiguousCells doubts;
  private final Clauses clauses;
  private final TimeLimit deadline;
  private final TableProblems problems;

  CellCheck(
      Contract contract, Feel feel, Clauses clauses, TimeLimit deadline, TableProblems problems) {
    this.contract = contract;
    this.feel = feel;
    this.doubts = new AmbiguousCells(contract, feel, deadline, problems);
    this.clauses = clauses;
    this.deadline = deadline;
    this.problems = problems;
  }

  void check(DecisionFile file) {
    for (Decision decision : file.decisions()) {
      Table table = decision.table();
      if (table != null && contract.released().decision(decision.id()).isPresent()) {
        table(decision, table, contract.readableIn(decision));
      }
    }
  }

  private void table(Decision decision, Table table, Set<String> readable) {
    String id = decision.id();
    if (table.rules().isEmpty() || table.rules().size() > MOST_ROWS) {
      problems.add(Kind.CELLS_MISSING, Place.of(id), String.valueOf(MOST_ROWS));
    }
    for (Input input : table.inputs()) {
      Place place = new Place(id, 0, input.label(), input.expression());
      read(feel.expression(input.expression()), place, readable);
    }
    int number = 0;
    for (Rule rule : table.rules()) {
      number++;
      row(id, table, rule, number, readable);
      if (problems.full() || deadline.hasPassed(problems)) {
        return;
      }
    }
    if (table.rules().stream().allMatch(rule -> rule.then().size() == table.outputs().size())) {
      criteria(id, table);
      weights(id, table);
    }
  }

  private void row(String id, Table table, Rule rule, int number, Set<String> readable) {
    if (rule.when().size() != table.inputs().size()
        || rule.then().size() != table.outputs().size()) {
      problems.add(Kind.CELLS_MISSING, new Place(id, number, "", ""), "");
      return;
    }
    for (int i = 0; i < rule.when().size(); i++) {
      String cell = rule.when().get(i);
      if (!cell.isEmpty() && !cell.equals("-")) {
        input(
            table.inputs().get(i),
            new Place(id, number, table.inputs().get(i).label(), cell),
            cell,
            readable);
      }
    }
    for (int i = 0; i < rule.then().size(); i++) {
      Output output = table.outputs().get(i);
      String cell = rule.then().get(i);
      output(output, new Place(id, number, output.label(), cell), cell, readable);
    }
    doubts.never(id, table, rule, number);
    annotation(id, rule, number);
    if (Contract.isFindings(table)) {
      finding(id, table, rule, number);
    }
  }

  private void input(Input input, Place place, String cell, Set<String> readable) {
    Feel.Reading reading = feel.test(cell);
    read(reading, place, readable);
    List<String> words = contract.wordsOf(input.expression());
    if (reading.plain()) {
      for (Object literal : reading.words()) {
        boolean word = literal instanceof String;
        if (word != input.type().equals("string") || input.type().equals("boolean")) {
          problems.add(Kind.NOT_A_FIGURE, place, input.type());
        } else if (word && !words.isEmpty() && !words.contains(literal)) {
          problems.add(Kind.WORD_UNKNOWN, place, String.valueOf(literal), String.join(", ", words));
        }
      }
    }
  }

  private void output(Output output, Place place, String cell, Set<String> readable) {
    if (cell.isEmpty() || cell.equals("-")) {
      problems.add(Kind.CELL_EMPTY, place);
      return;
    }
    Feel.Reading reading = feel.expression(cell);
    read(reading, place, readable);
    List<String> words = Contract.words(output.words());
    boolean text = output.type().equals("string");
    for (Object literal : reading.plain() ? reading.words() : List.of()) {
      if (literal instanceof String != text) {
        problems.add(Kind.NOT_A_FIGURE, place, output.type());
      } else if (text && !words.isEmpty() && !words.contains(literal)) {
        problems.add(Kind.WORD_UNKNOWN, place, String.valueOf(literal), String.join(", ", words));
      }
    }
  }

  private void read(Feel.Reading reading, Place place, Set<String> readable) {
    Kind problem = reading.problem();
    if (problem != null) {
      problems.add(problem, place, reading.detail());
    }
    if (problem == null) {
      doubts.number(place, place.says());
    }
    reading.names().stream()
        .filter(name -> !readable.contains(name))
        .forEach(name -> problems.add(Kind.NAME_UNKNOWN, place, name));
  }

  private void annotation(String id, Rule rule, int number) {
    Place place = new Place(id, number, "", rule.why());
    if (rule.clauses().isEmpty()) {
      problems.add(Kind.CLAUSE_MISSING, place);
    }
    rule.clauses().stream()
        .filter(clause -> !clauses.knows(clause))
        .forEach(clause -> problems.add(Kind.CLAUSE_UNKNOWN, place, clause));
  }

  private void finding(String id, Table table, Rule rule, int number) {
    String criterion = cell(table, rule, "criterion");
    if (!clauses.knows(Contract.unquoted(criterion)) || !criterion.startsWith("\"")) {
      problems.add(
          Kind.CLAUSE_UNKNOWN, place(id, table, number, "criterion", criterion), criterion);
    }
    String level = cell(table, rule, "level");
    if (!LEVELS.contains(Contract.unquoted(level)) || !level.startsWith("\"")) {
      problems.add(Kind.LEVEL_UNKNOWN, place(id, table, number, "level", level), level);
    }
    String points = cell(table, rule, "points");
    if (!points.matches("[0-3]")) {
      problems.add(Kind.POINTS_OUT_OF_RANGE, place(id, table, number, "points", points), points);
    }
    String weight = cell(table, rule, "weight");
    if (!weight.matches("[1-9][0-9]{0,2}")) {
      problems.add(Kind.WEIGHT_OUT_OF_RANGE, place(id, table, number, "weight", weight), weight);
    }
    String remedy = cell(table, rule, "remedy");
    if (remedy.equals("\"\"") != level.equals("\"met\"") || !remedy.startsWith("\"")) {
      problems.add(Kind.REMEDY_MISSING, place(id, table, number, "remedy", remedy), remedy);
    }
  }

  /** A criterion must have the same weight in all rows; otherwise the maximum score would vary. */
  private void weights(String id, Table table) {
    Map<String, String> weights = new HashMap<>();
    int number = 0;
    for (Rule rule : Contract.isFindings(table) ? table.rules() : List.<Rule>of()) {
      number++;
      String criterion = cell(table, rule, "criterion");
      String weight = cell(table, rule, "weight");
      String first = weights.putIfAbsent(criterion, weight);
      if (first != null && !first.equals(weight)) {
        problems.add(
            Kind.WEIGHT_UNEVEN,
            place(id, table, number, "weight", weight),
            Contract.unquoted(criterion),
            first);
      }
    }
  }

  /** A clause that is checked in the shipped table must be checked in every version. */
  private void criteria(String id, Table table) {
    Set<String> found = Contract.criteria(table);
    contract
        .released()
        .decision(id)
        .map(Decision::table)
        .ifPresent(
            released ->
                Contract.criteria(released).stream()
                    .filter(criterion -> !found.contains(criterion))
                    .forEach(
                        criterion ->
                            problems.add(Kind.CRITERION_DROPPED, Place.of(id), criterion)));
  }

  private static String cell(Table table, Rule rule, String output) {
    return rule.then().get(Contract.column(table, output));
  }

  private static Place place(String id, Table table, int row, String output, String says) {
    return new Place(id, row, table.outputs().get(Contract.column(table, output)).label(), says);
  }
}
