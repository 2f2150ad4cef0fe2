package org.capacitycompact.rulebook;

import java.util.List;
import java.util.stream.Collectors;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;

/** Finds cells that FEEL accepts but reads differently from what their author probably meant. */
final class AmbiguousCells {

  private final Feel feel;
  private final UnreachableRows never;
  private final TableProblems problems;

  AmbiguousCells(Contract contract, Feel feel, TimeLimit deadline, TableProblems problems) {
    this.feel = feel;
    this.never = new UnreachableRows(contract, feel, deadline);
    this.problems = problems;
  }

  /** Reports an ambiguous number. */
  void number(Place place, String cell) {
    CellNumbers.fault(cell).ifPresent(fault -> problems.add(fault.kind(), place, fault.written()));
  }

  /** Reports a row that no facts can ever match. */
  void never(String id, Table table, Rule rule, int number) {
    if (!rule.when().stream().allMatch(this::plain)) {
      return;
    }
    for (List<Integer> columns : never.find(table, rule)) {
      Input input = table.inputs().get(columns.get(0));
      String cells = columns.stream().map(rule.when()::get).collect(Collectors.joining(" ∧ "));
      problems.add(
          columns.size() > 1 ? Kind.ROW_NEVER_HOLDS : Kind.CELL_NEVER_HOLDS,
          new Place(id, number, input.label(), cells),
          PossibleFacts.range(input.expression()).map(Object::toString).orElse("–"));
    }
  }

  private boolean plain(String cell) {
    return cell.isEmpty()
        || cell.equals("-")
        || feel.test(cell).problem() == null && CellNumbers.fault(cell).isEmpty();
  }
}
