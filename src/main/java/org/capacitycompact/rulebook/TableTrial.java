package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tries a table with thousands of generated facts: each criterion must be found exactly once, there
 * must be exactly one known result, and tied cooperation must never pass (S21).
 *
 * <p>The facts that one criterion reads are combined in every way; criteria that share no facts are
 * tried together. Remaining facts are drawn at random with a fixed seed.
 */
final class TableTrial {

  private static final int MOST_TOGETHER = 2500;
  private static final int DRAWN_INSTEAD = 1000;
  private static final int DRAWN = 400;

  private final DecisionModel model;
  private final DecisionFile file;
  private final Contract contract;
  private final Feel feel;
  private final FactValues values;
  private final Examples examples;
  private final TimeLimit deadline;
  private final TableProblems problems;
  private final Random random = new Random(21);
  private final Map<String, Set<String>> factsOf = new LinkedHashMap<>();
  private final Map<String, String> rows = new HashMap<>();

  private final @Nullable Decision findings;
  private final Table answer;

  TableTrial(
      DecisionModel model,
      DecisionFile file,
      Contract contract,
      Feel feel,
      TimeLimit deadline,
      TableProblems problems) {
    this.model = model;
    this.file = file;
    this.contract = contract;
    this.feel = feel;
    this.values = new FactValues(contract, feel, file);
    this.examples = new Examples(model, file, values, deadline);
    this.deadline = deadline;
    this.problems = problems;
    this.answer =
        file.decision(model.decision())
            .map(Decision::table)
            .orElseThrow(() -> new IllegalArgumentException("no table " + model.decision()));
    this.findings =
        file.decisions().stream()
            .filter(each -> each.table() != null && Contract.isFindings(each.table()))
            .findFirst()
            .orElse(null);
  }

  /** The examples matched by each row; meaningful when there are no problems. */
  Map<String, Map<String, Object>> examples() {
    return examples.all(factsOf);
  }

  void run() {
    Collection<Set<String>> groups = groups();
    List<List<Map<String, @Nullable Object>>> together =
        groups.stream().map(this::combinations).toList();
    int most = together.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most + DRAWN; i++) {
      Map<String, @Nullable Object> facts = drawn();
      if (i < most) {
        for (List<Map<String, @Nullable Object>> group : together) {
          facts.putAll(group.get(i % group.size()));
        }
      }
      if (!ask(facts)) {
        return;
      }
    }
    tiedNeverPasses();
  }

  /** Tries demands that would be good if they were not tied; {@link TyingCheck} proves the rest. */
  private void tiedNeverPasses() {
    if (!contract.wordsOf("tying").contains("tied")) {
      return;
    }
    Set<String> others = new TreeSet<>(contract.facts());
    others.remove("tying");
    for (Map<String, @Nullable Object> facts : combinations(others)) {
      facts.put("tying", "tied");
      if (!ask(facts)) {
        return;
      }
    }
  }

  private boolean ask(Map<String, @Nullable Object> facts) {
    if (problems.full() || deadline.hasPassed(problems)) {
      return false;
    }
    DecisionResult said;
    try {
      said = model.evaluate(facts);
    } catch (RuntimeException failed) {
      problems.add(
          Kind.CANNOT_BE_EVALUATED, Place.of(model.decision()), words(facts, facts.keySet()));
      return false;
    }
    examples.note(facts, said);
    found(said, facts);
    answered(said, facts);
    if ("tied".equals(facts.get("tying")) && !blocks(said)) {
      problems.add(Kind.TIED_PASSES, Place.of(model.decision()));
    }
    return true;
  }

  /** Every finding on S21 blocks, so no sum over them can let it pass. */
  private static boolean blocks(DecisionResult said) {
    return !said.outcome().equals("pass")
        && said.findings().stream()
            .filter(each -> each.criterion().equals("S21"))
            .allMatch(Finding::gate);
  }

  private void found(DecisionResult said, Map<String, @Nullable Object> facts) {
    if (findings == null) {
      return;
    }
    Map<String, List<Finding>> byCriterion = new TreeMap<>();
    factsOf.keySet().forEach(criterion -> byCriterion.put(criterion, new ArrayList<>()));
    said.findings()
        .forEach(
            each ->
                byCriterion.computeIfAbsent(each.criterion(), k -> new ArrayList<>()).add(each));
    byCriterion.forEach(
        (criterion, found) -> {
          Set<String> read = factsOf.getOrDefault(criterion, Set.of());
          if (found.isEmpty() && first(Kind.NO_ROW_FOR_CRITERION, criterion)) {
            problems.add(
                Kind.NO_ROW_FOR_CRITERION, Place.of(findings.id()), criterion, words(facts, read));
          } else if (found.size() > 1 && first(Kind.TWO_ROWS_FOR_CRITERION, criterion)) {
            problems.add(
                Kind.TWO_ROWS_FOR_CRITERION,
                Place.of(findings.id()),
                criterion,
                found.stream()
                    .map(each -> rows.getOrDefault(each.rule(), "?"))
                    .collect(Collectors.joining(", ")),
                words(facts, read));
          }
        });
  }

  private void answered(DecisionResult said, Map<String, @Nullable Object> facts) {
    if (answer.hitPolicy().equals("COLLECT")) {
      return;
    }
    for (DecisionFile.Output output : answer.outputs()) {
      Object value = said.outputs().get(output.name());
      List<String> words = Contract.words(output.words());
      boolean known =
          words.isEmpty()
              ? value instanceof Number || value instanceof String && output.type().equals("string")
              : words.contains(String.valueOf(value));
      // A result passed to another decision has to be a possible fact.
      if (known && value instanceof Number number) {
        known = PossibleFacts.range(output.name()).map(range -> range.holds(number)).orElse(true);
      }
      if (value == null && first(Kind.NO_ANSWER, output.name())) {
        problems.add(
            Kind.NO_ANSWER,
            new Place(model.decision(), 0, output.label(), ""),
            words(facts, facts.keySet()));
      } else if (value != null && !known && first(Kind.ANSWER_UNKNOWN, output.name())) {
        problems.add(
            Kind.ANSWER_UNKNOWN,
            new Place(model.decision(), 0, output.label(), String.valueOf(value)),
            words(facts, facts.keySet()));
      }
    }
  }

  private final Set<String> told = new HashSet<>();

  /** One example of each kind is enough. */
  private boolean first(Kind kind, String what) {
    return told.add(kind + what);
  }

  /** Facts that are read together, by one criterion or by criteria that share a fact. */
  private Collection<Set<String>> groups() {
    if (findings == null || findings.table() == null) {
      return List.of(new TreeSet<>(contract.facts()));
    }
    criteria(findings.table());
    List<Set<String>> groups = new ArrayList<>();
    for (Set<String> facts : factsOf.values()) {
      Set<String> group = new TreeSet<>(facts);
      groups.removeIf(
          other -> {
            boolean shared = other.stream().anyMatch(facts::contains);
            if (shared) {
              group.addAll(other);
            }
            return shared;
          });
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private void criteria(Table table) {
    int criterion = Contract.column(table, "criterion");
    int number = 0;
    for (Rule rule : table.rules()) {
      number++;
      rows.put(rule.id(), String.valueOf(number));
      Set<String> facts =
          factsOf.computeIfAbsent(
              Contract.unquoted(rule.then().get(criterion)), first -> new TreeSet<>());
      for (int i = 0; i < rule.when().size(); i++) {
        String cell = rule.when().get(i);
        if (!cell.isEmpty() && !cell.equals("-")) {
          facts.addAll(feel.expression(table.inputs().get(i).expression()).names());
          facts.addAll(feel.test(cell).names());
        }
      }
      facts.retainAll(contract.facts());
    }
  }

  private List<Map<String, @Nullable Object>> combinations(Set<String> facts) {
    long all = 1;
    for (String fact : facts) {
      all = Math.min(all * values.of(fact).size(), Integer.MAX_VALUE);
    }
    List<Map<String, @Nullable Object>> combinations = new ArrayList<>();
    if (all > MOST_TOGETHER) {
      for (int i = 0; i < DRAWN_INSTEAD; i++) {
        Map<String, @Nullable Object> one = drawn();
        one.keySet().retainAll(facts);
        combinations.add(one);
      }
      return combinations;
    }
    for (int i = 0; i < all; i++) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      int rest = i;
      for (String fact : facts) {
        List<@Nullable Object> each = values.of(fact);
        one.put(fact, each.get(rest % each.size()));
        rest /= each.size();
      }
      combinations.add(one);
    }
    return combinations;
  }

  private Map<String, @Nullable Object> drawn() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    for (String fact : values.facts()) {
      List<@Nullable Object> each = values.of(fact);
      facts.put(fact, each.get(random.nextInt(each.size())));
    }
    return facts;
  }

  private static String words(Map<String, @Nullable Object> facts, Collection<String> read) {
    return new LinkedHashSet<>(read)
        .stream()
            .map(fact -> fact + " = " + (facts.get(fact) == null ? "–" : facts.get(fact)))
            .collect(Collectors.joining(", "));
  }
}
