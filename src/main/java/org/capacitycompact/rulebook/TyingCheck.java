package org.capacitycompact.rulebook;

import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;

/**
 * Checks S21, "above all … must be untied": no version of a table may let tied cooperation pass.
 * This is proved, not only tried: the rows of S21 read the tying alone, and a row passes only when
 * no gate fails. One evaluation then shows that {@code tied} is a gate.
 */
final class TyingCheck {

  private static final String TYING = "tying";

  private final Contract contract;
  private final TableProblems problems;

  TyingCheck(Contract contract, TableProblems problems) {
    this.contract = contract;
    this.problems = problems;
  }

  void check(DecisionFile file) {
    if (!contract.facts().contains(TYING)) {
      return;
    }
    for (Decision decision : file.decisions()) {
      Table table = decision.table();
      if (table == null) {
        continue;
      }
      int number = 0;
      for (Rule rule : table.rules()) {
        number++;
        if (rule.when().size() == table.inputs().size()
            && rule.then().size() == table.outputs().size()) {
          boolean safe =
              Contract.isFindings(table) ? looksAtTyingAlone(table, rule) : passes(table, rule);
          if (!safe) {
            problems.add(Kind.TIED_PASSES, new Place(decision.id(), number, "", rule.why()));
          }
        }
      }
    }
  }

  private static boolean looksAtTyingAlone(Table table, Rule rule) {
    if (!rule.then().get(Contract.column(table, "criterion")).equals("\"S21\"")) {
      return true;
    }
    for (int i = 0; i < rule.when().size(); i++) {
      String cell = rule.when().get(i);
      if (!table.inputs().get(i).expression().equals(TYING)
          && !cell.isEmpty()
          && !cell.equals("-")) {
        return false;
      }
    }
    return rule.then().get(Contract.column(table, "gate")).matches("true|false");
  }

  /** Whether a row has a plain result, and passes only when no gate fails. */
  private static boolean passes(Table table, Rule rule) {
    int verdict = Contract.column(table, "verdict");
    if (verdict >= rule.then().size()) {
      return true;
    }
    String says = rule.then().get(verdict);
    if (!says.matches("\"[A-Za-z]+\"")) {
      return false;
    }
    if (!says.equals("\"pass\"")) {
      return true;
    }
    for (int i = 0; i < rule.when().size(); i++) {
      if (table.inputs().get(i).expression().equals("gatesFailed")
          && rule.when().get(i).equals("0")) {
        return true;
      }
    }
    return false;
  }
}
