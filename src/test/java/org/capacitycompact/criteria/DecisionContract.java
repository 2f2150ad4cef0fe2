package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of one decision as sentences: {@code sentence | facts | expected}.
 *
 * <p>Facts ({@code name=value}, separated by semicolons) change the base set; {@code absent}
 * removes one, {@code null} sets it to null. Expected is either an output ({@code verdict=pass}) or
 * a finding ({@code S1 partly 2}, followed by {@code gate} if it blocks).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DecisionContract {

  private final String decision;
  private final int rows;
  private final Map<String, Object> base;
  private final List<Policy> policies;

  DecisionContract(String decision, int rows, String base, String policies) {
    this.decision = decision;
    this.rows = rows;
    this.base = changed(Map.of(), base);
    this.policies = policies.lines().filter(line -> !line.isBlank()).map(this::policy).toList();
  }

  record Policy(String sentence, Map<String, Object> facts, List<String> expected) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  Stream<Policy> policies() {
    return policies.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  void holds(Policy policy) {
    var answer = Decisions.evaluate(decision, policy.facts());
    assertThat(answer.findings())
        .extracting(finding -> finding.get("criterion"))
        .as("each criterion is found once")
        .containsExactlyInAnyOrderElementsOf(Decisions.criteria(decision));
    for (var expected : policy.expected()) {
      if (expected.contains("=")) {
        var output = expected.split("=", 2);
        assertThat(answer.output(output[0])).as(output[0]).isEqualTo(output[1]);
      } else {
        assertThat(answer.findingsOf(expected.split(" ")[0]))
            .singleElement()
            .satisfies(finding -> assertThat(sentence(finding)).isEqualTo(expected));
      }
    }
  }

  @Test
  void answersWithoutAnyFact() {
    var none = Decisions.evaluate(decision, Map.of());
    var nulls = new HashMap<String, Object>();
    base.keySet().forEach(name -> nulls.put(name, null));

    assertThat(Decisions.evaluate(decision, nulls).rows()).isEqualTo(none.rows());
  }

  @Test
  void everyRowIsTested() {
    var reached = new TreeSet<String>();
    policies.forEach(
        policy -> reached.addAll(Decisions.evaluate(decision, policy.facts()).rules()));

    assertThat(reached).isEqualTo(new TreeSet<>(Decisions.rules(decision))).hasSize(rows);
  }

  @Test
  void everyBoundaryIsTested() {
    var facts = policies.stream().map(Policy::facts).toList();
    var answers = facts.stream().map(each -> Decisions.evaluate(decision, each)).toList();
    var unnoticed =
        Boundaries.moved(decision).stream()
            .filter(moved -> answers.equals(answered(moved, facts)))
            .map(Boundaries::cell)
            .toList();

    assertThat(unnoticed)
        .as("no sentence stands at these boundaries")
        .containsExactlyInAnyOrderElementsOf(unreachable());
  }

  /** Boundaries that no facts can reach, or that make no difference; each with the reason. */
  List<String> unreachable() {
    return List.of();
  }

  /** Null when a moved boundary makes two exclusive rows match, which is noticed as well. */
  private List<Decisions.Answer> answered(Boundaries moved, List<Map<String, Object>> facts) {
    try {
      return Decisions.evaluate(decision, moved.dmn(), facts);
    } catch (DmnEngineException noticed) {
      return null;
    }
  }

  private Policy policy(String line) {
    var cells = line.split("\\|");
    return new Policy(
        cells[0].trim(),
        changed(base, cells[1].trim()),
        Stream.of(cells[2].split(";")).map(String::trim).toList());
  }

  private static String sentence(Map<String, Object> finding) {
    assertThat(finding.get("remedy").toString().isEmpty())
        .as("nothing is asked for exactly when it is met")
        .isEqualTo("met".equals(finding.get("level")));
    return "%s %s %s%s"
        .formatted(
            finding.get("criterion"),
            finding.get("level"),
            finding.get("points"),
            Boolean.TRUE.equals(finding.get("gate")) ? " gate" : "");
  }

  private static Map<String, Object> changed(Map<String, Object> base, String facts) {
    var changed = new HashMap<>(base);
    for (var fact : facts.split(";")) {
      if (fact.isBlank()) {
        continue;
      }
      var parts = fact.split("=", 2);
      if (parts[1].trim().equals("absent")) {
        changed.remove(parts[0].trim());
      } else {
        changed.put(parts[0].trim(), value(parts[1].trim()));
      }
    }
    return changed;
  }

  private static Object value(String text) {
    if (text.equals("null")) {
      return null;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?\\d+")) {
      return Integer.valueOf(text);
    }
    return text.matches("-?\\d+\\.\\d+") ? (Object) new java.math.BigDecimal(text) : text;
  }
}
