package org.capacitycompact.rulebook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Output;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;

/**
 * Checks that a file has the same facts and outputs as the shipped one: processes, programs and
 * pages rely on them, whatever the rules are.
 */
final class ContractCheck {

  private final Contract contract;
  private final Feel feel;
  private final TableProblems problems;

  ContractCheck(Contract contract, Feel feel, TableProblems problems) {
    this.contract = contract;
    this.feel = feel;
    this.problems = problems;
  }

  void check(DecisionFile file) {
    DecisionFile released = contract.released();
    if (!file.id().equals(released.id()) || !file.namespace().equals(released.namespace())) {
      problems.add(Kind.OTHER_FILE, new Place("", 0, "", file.id()), released.id());
    }
    for (Decision decision : file.decisions()) {
      if (released.decision(decision.id()).isEmpty()) {
        problems.add(Kind.DECISION_ADDED, Place.of(decision.id()), decision.id());
      }
    }
    for (Decision decision : released.decisions()) {
      file.decision(decision.id())
          .ifPresentOrElse(
              theirs -> decision(decision, theirs),
              () -> problems.add(Kind.DECISION_MISSING, Place.of(decision.id()), decision.id()));
    }
    unread(file);
  }

  private void decision(Decision released, Decision theirs) {
    Table ours = released.table();
    Table table = theirs.table();
    boolean same =
        released.keptFor().equals(theirs.keptFor())
            && released.variable().equals(theirs.variable())
            && released.variableType().equals(theirs.variableType())
            && new HashSet<>(released.requires()).equals(new HashSet<>(theirs.requires()))
            && (ours == null) == (table == null);
    if (!same) {
      problems.add(Kind.DECISION_CHANGED, Place.of(released.id()), released.id());
    } else if (ours == null || table == null) {
      if (!spaced(released.expression()).equals(spaced(theirs.expression()))) {
        problems.add(
            Kind.SUM_CHANGED,
            new Place(released.id(), 0, "", theirs.expression()),
            released.expression());
      }
    } else {
      table(released.id(), ours, table);
    }
  }

  private void table(String id, Table released, Table theirs) {
    if (!released.hitPolicy().equals(theirs.hitPolicy())
        || !released.aggregation().equals(theirs.aggregation())) {
      problems.add(
          Kind.HIT_POLICY,
          new Place(id, 0, "", theirs.hitPolicy() + " " + theirs.aggregation()),
          released.hitPolicy());
    }
    for (Input input : released.inputs()) {
      if (isFact(input) && theirs.inputs().stream().noneMatch(each -> reads(each, input))) {
        problems.add(Kind.INPUT_MISSING, new Place(id, 0, input.label(), ""), input.expression());
      }
    }
    theirs.inputs().forEach(input -> input(id, released, input));
    outputs(id, released, theirs);
  }

  private void input(String id, Table released, Input theirs) {
    Place place = new Place(id, 0, theirs.label(), theirs.expression());
    if (!isFact(theirs)) {
      if (!Set.of("boolean", "string", "integer", "double").contains(theirs.type())) {
        problems.add(Kind.INPUT_RETYPED, place, theirs.type(), "boolean");
      }
      return;
    }
    released.inputs().stream()
        .filter(each -> reads(each, theirs))
        .findFirst()
        .ifPresentOrElse(
            ours -> {
              if (!ours.type().equals(theirs.type())) {
                problems.add(Kind.INPUT_RETYPED, place, theirs.type(), ours.type());
              }
              if (!words(ours.words()).equals(words(theirs.words()))) {
                problems.add(Kind.INPUT_RETYPED, place, theirs.words(), ours.words());
              }
            },
            () -> added(place, theirs));
  }

  /** An additional column on a known fact is a rule, not a new fact. */
  private void added(Place place, Input theirs) {
    String type = contract.type(theirs.expression());
    if (type.isEmpty()) {
      problems.add(Kind.INPUT_ADDED, place, theirs.expression());
    } else if (!type.equals(theirs.type())) {
      problems.add(Kind.INPUT_RETYPED, place, theirs.type(), type);
    }
  }

  private void outputs(String id, Table released, Table theirs) {
    List<String> ours = released.outputs().stream().map(ContractCheck::signature).toList();
    List<String> mine = theirs.outputs().stream().map(ContractCheck::signature).toList();
    if (!ours.equals(mine)) {
      List<String> changed = mine.stream().filter(each -> !ours.contains(each)).toList();
      problems.add(
          Kind.OUTPUT_CHANGED,
          new Place(id, 0, changed.isEmpty() ? "" : changed.get(0).split(" ", 2)[0], ""),
          String.join("; ", ours));
    }
  }

  /** Reports a fact that no table reads any more, wherever it was used. */
  private void unread(DecisionFile file) {
    Set<String> read = new TreeSet<>();
    for (Decision decision : file.decisions()) {
      Table table = decision.table();
      if (table == null) {
        read.addAll(feel.expression(decision.expression()).names());
      } else {
        table.inputs().forEach(each -> read.addAll(feel.expression(each.expression()).names()));
        table
            .rules()
            .forEach(rule -> rule.when().forEach(each -> read.addAll(feel.test(each).names())));
      }
    }
    contract.facts().stream()
        .filter(fact -> !read.contains(fact))
        .forEach(fact -> problems.add(Kind.FACT_UNREAD, Place.FILE, fact));
  }

  private static boolean isFact(Input input) {
    return input.isOneName();
  }

  private static boolean reads(Input one, Input other) {
    return one.expression().equals(other.expression());
  }

  private static Set<String> words(String written) {
    return new HashSet<>(Contract.words(written));
  }

  private static String signature(Output output) {
    return output.name()
        + " "
        + output.type()
        + Contract.words(output.words()).stream()
            .sorted()
            .collect(Collectors.joining(", ", " (", ")"))
            .replace(" ()", "");
  }

  private static String spaced(String expression) {
    return expression.replaceAll("\\s+", " ");
  }
}
