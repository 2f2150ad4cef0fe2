package org.capacitycompact.rulebook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.rulebook.DecisionResult;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;

/** Compares a draft's result with a past decision, and finds the rows that made the difference. */
final class Comparison {

  /** 10 and 10.0 are the same number. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final String decision;
  private final RowComparison book;
  private final ObjectMapper json;

  Comparison(String decision, RowComparison book, ObjectMapper json) {
    this.decision = decision;
    this.book = book;
    this.json = json;
  }

  Replayed compare(PastVerdict past, DecisionResult said) {
    Map<String, Finding> after = byCriterion(said.findings());
    List<String> criteria = differing(byCriterion(past.findings()), after);
    boolean sameOutputs = sameOutputs(past, said);
    Change change =
        sameOutputs || past.outcome().equals(said.outcome())
            ? sameOutputs && criteria.isEmpty() ? Change.SAME : Change.DETAIL
            : PassingOutcomes.between(decision, past.outcome(), said.outcome());
    return new Replayed(
        past.id(),
        past.number(),
        past.step(),
        past.decidedAt(),
        change,
        past.outcome(),
        said.outcome(),
        past.score(),
        said.score(),
        past.gatesFailed(),
        said.gatesFailed(),
        criteria,
        change == Change.SAME ? List.of() : book.toBlame(candidates(past, said, criteria, after)));
  }

  /** A verdict whose facts the draft could not be evaluated on. */
  Replayed unanswered(PastVerdict past) {
    return new Replayed(
        past.id(),
        past.number(),
        past.step(),
        past.decidedAt(),
        Change.UNANSWERED,
        past.outcome(),
        "",
        past.score(),
        null,
        past.gatesFailed(),
        null,
        List.of(),
        List.of());
  }

  private static Map<String, Finding> byCriterion(List<Finding> findings) {
    return findings.stream()
        .collect(
            Collectors.toMap(
                Finding::criterion, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  private static List<String> differing(Map<String, Finding> before, Map<String, Finding> after) {
    Set<String> all = new LinkedHashSet<>(after.keySet());
    all.addAll(before.keySet());
    return all.stream().filter(each -> differ(before.get(each), after.get(each))).toList();
  }

  /** Another wording of a remedy is no difference; level, gate and weight count. */
  private static boolean differ(@Nullable Finding before, @Nullable Finding after) {
    return before == null
        || after == null
        || !before.level().equals(after.level())
        || before.gate() != after.gate()
        || before.points() != after.points()
        || before.weight() != after.weight();
  }

  /**
   * The rows that matched differently, before and after; if there are none and the result differs,
   * the row of the summing table.
   */
  private Set<String> candidates(
      PastVerdict past, DecisionResult said, List<String> criteria, Map<String, Finding> after) {
    Map<String, Finding> before = byCriterion(past.findings());
    Set<String> rules = new LinkedHashSet<>();
    for (String criterion : criteria) {
      Stream.of(after.get(criterion), before.get(criterion))
          .filter(Objects::nonNull)
          .map(Finding::rule)
          .filter(rule -> !rule.isEmpty())
          .forEach(rules::add);
    }
    Set<String> sum = book.between(past.rules(), said.rules());
    if (rules.isEmpty() || sum.stream().anyMatch(book::changed)) {
      rules.addAll(sum);
    }
    return rules;
  }

  private boolean sameOutputs(PastVerdict past, DecisionResult said) {
    return past.outputs().equals(BY_VALUE, json.valueToTree(said.outputs()));
  }
}
