package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Each decision as a program evaluates it, by key and only with facts: it uses the names and words
 * of the rules, whatever is missing, and a fact of the wrong type is named.
 */
@CompactTest
class EveryDecisionThroughTheEngineApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;

  static Stream<DecisionPromise> decisions() {
    return DecisionPromise.all();
  }

  @Test
  void everyFileOfTheFolderIsPromisedAndNothingElse() {
    assertThat(Objects.requireNonNull(new File("decisions").list()))
        .containsExactlyInAnyOrderElementsOf(
            decisions().map(promise -> promise.decision() + ".dmn").toList());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void withAllFactsItAnswersWithItsOutputsAndNoOthers(DecisionPromise promise) {
    for (int choice = 0; choice < DecisionPromise.CHOICES; choice++) {
      keepsItsPromise(promise, promise.facts(choice));
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void withoutAnyFactItAnswersToo(DecisionPromise promise) {
    keepsItsPromise(promise, Map.of());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void eachFactMayBeNullOrMissingWhichIsTheSame(DecisionPromise promise) {
    for (String name : promise.facts().keySet()) {
      Map<String, String> facts = promise.facts(0);
      facts.put(name, "null");
      List<JsonNode> withNull = keepsItsPromise(promise, facts);
      facts.remove(name);
      assertThat(keepsItsPromise(promise, facts)).as(name).isEqualTo(withNull);
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void eachFactOfTheWrongTypeIsRefusedAndNamed(DecisionPromise promise) {
    promise
        .facts()
        .forEach(
            (name, kind) -> {
              Map<String, String> facts = promise.facts(0);
              facts.put(name, DecisionPromise.wrongValue(kind, 0));
              namesAsWrong(promise, facts, Set.of(name));
            });
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void allFactsOfTheWrongTypeAreNamedAtOnce(DecisionPromise promise) {
    for (int choice = 0; choice < DecisionPromise.CHOICES; choice++) {
      Map<String, String> facts = new HashMap<>();
      for (Map.Entry<String, List<String>> fact : promise.facts().entrySet()) {
        facts.put(fact.getKey(), DecisionPromise.wrongValue(fact.getValue(), choice));
      }
      namesAsWrong(promise, facts, facts.keySet());
    }
  }

  private void namesAsWrong(DecisionPromise promise, Map<String, String> facts, Set<String> wrong) {
    Caller.Answer answer = evaluated(promise, facts);
    assertThat(answer.status()).as("%s: %s", facts, answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .as("%s", facts)
        .contains(
            wrong.stream()
                .map(
                    name -> name + " must be " + DecisionPromise.inWords(promise.facts().get(name)))
                .toList());
  }

  private List<JsonNode> keepsItsPromise(DecisionPromise promise, Map<String, String> facts) {
    Caller.Answer answer = evaluated(promise, facts);
    assertThat(answer.status()).as("%s: %s", facts, answer.body()).isEqualTo(200);
    List<JsonNode> rows = rows(answer);
    if (!promise.decision().equals("modality-mix")) {
      assertThat(rows).as("one result on %s", facts).hasSize(1);
    }
    for (JsonNode row : rows) {
      assertThat(Set.copyOf(names(row))).isEqualTo(promise.outputs().keySet());
      promise
          .outputs()
          .forEach(
              (name, kind) -> {
                JsonNode value = row.get(name).get("value");
                assertThat(fits(value, kind)).as("%s is %s on %s", name, value, facts).isTrue();
              });
    }
    return rows;
  }

  /** One per decision, so that none exceeds the limit per minute. */
  private String integrator(DecisionPromise promise) {
    String user = "asks" + promise.decision().replace("-", "");
    accounts.open(
        new NewPerson(user, user, Role.INTEGRATOR, null, null, null, null, false, "en"),
        "Compact-2026!");
    return user;
  }

  private static boolean fits(JsonNode value, List<String> kind) {
    return switch (kind.get(0)) {
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "text" -> value.isTextual() && !value.asText().isBlank();
      default -> value.isTextual() && kind.contains(value.asText());
    };
  }

  private static List<String> names(JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<JsonNode> rows(Caller.Answer answer) {
    try {
      List<JsonNode> rows = new ArrayList<>();
      JSON.readTree(answer.body()).forEach(rows::add);
      return rows;
    } catch (java.io.IOException broken) {
      throw new IllegalStateException(answer.body(), broken);
    }
  }

  private Caller.Answer evaluated(DecisionPromise promise, Map<String, String> facts) {
    String variables =
        facts.entrySet().stream()
            .map(fact -> "\"%s\":{\"value\":%s}".formatted(fact.getKey(), fact.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return Caller.basic(port, integrator(promise))
        .post(
            "/engine-rest/decision-definition/key/" + promise.decision() + "/evaluate",
            "{\"variables\":" + variables + "}");
  }
}
