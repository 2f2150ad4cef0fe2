package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Decision tables for other systems: they take only facts, and a wrong fact is named. */
@CompactTest
class DecisionsByIntegratorsTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demand-gate      | measurableResults      | "three"                             | a whole number
          demand-gate      | measurableResults      | "3"                                 | a whole number
          demand-gate      | measurableResults      | 2.5                                 | a whole number
          demand-gate      | measurableResults      | 99999999999                         | a whole number
          demand-gate      | measurableResults      | true                                | a whole number
          demand-gate      | nationalEndorsement    | 1                                   | true or false
          demand-gate      | nationalEndorsement    | "true"                              | true or false
          demand-gate      | ideaSource             | 7                                   | text
          demand-gate      | ideaSource             | {"a":"b"}                           | text
          demand-gate      | ideaSource             | ["country"]                         | text
          track            | totalBudgetUsd         | "much"                              | a number
          track            | totalBudgetUsd         | 1e400                               | a number
          ownership        | localFinancingPercent  | false                               | a number
          steering-outcome | approve                | "all"                               | a whole number
          steering-outcome | abstain                | 0.5                                 | a whole number
          """)
  void aFactOfTheWrongTypeIsNamed(String decision, String fact, String value, String words) {
    Caller.Answer answer =
        evaluated("finance", decision, "{\"%s\":{\"value\":%s}}".formatted(fact, value));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(fact + " must be " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ownership-findings | {"localExpertisePercent":{"value":400}}  | localExpertisePercent must be 0 to 100
          ownership-findings | {"waivedCriteria":{"value":"S1"},"countrySystems":{"value":6}} | countrySystems must be 0 to 5
          demand-gate | {"measurableResults":{"value":-1}} | measurableResults must be 0 or more
          track | {"totalBudgetUSD":{"value":40000}} | totalBudgetUSD is no fact of this decision; totalBudgetUsd is
          track | {"budget":{"value":40000}} | budget is no fact of this decision, which knows durationMonths, riskLevel, totalBudgetUsd
          track | {"riskLevel":{"value":"Low"}} | riskLevel must be one of low, medium, high, or null
          quality | {"overlaps":{"value":1},"overlapsCoordinated":{"value":2}} | overlapsCoordinated must be no more than overlaps
          steering-outcome | {"eligibleMembers":{"value":6},"ballotsCast":{"value":9}} | ballotsCast must be no more than eligibleMembers
          steering-outcome | {"constituenciesEligible":{"value":5},"constituenciesPresent":{"value":9}} | constituenciesPresent must be no more than constituenciesEligible
          steering-outcome | {"ballotsCast":{"value":9},"approve":{"value":6},"approveWithConditions":{"value":0},"returnForRevision":{"value":0},"decline":{"value":0},"abstain":{"value":0}} | must together be ballotsCast
          steering-outcome | {"ballotsCast":{"value":2},"approve":{"value":6}} | must together be ballotsCast
          peer-review-outcome | {"meanScore":{"value":2.5},"lowestDimension":{"value":3}} | lowestDimension must be no more than meanScore
          """)
  void aFactThatCannotBeIsNamedAndJudgesNothing(String decision, String facts, String says) {
    Caller.Answer answer = evaluated("finance", decision, facts);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(says);
  }

  @Test
  void aDeclaredTypeDoesNotHideAWrongFactEither() {
    for (String typed :
        List.of(
            "{\"value\":\"NaN\",\"type\":\"Double\"}",
            "{\"value\":\"rO0ABXNyAA==\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
            "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\"}}",
            "{\"value\":\"2026-01-01T00:00:00.000+0000\",\"type\":\"Date\"}",
            "{\"value\":\"AAAA\",\"type\":\"Bytes\"}")) {
      Caller.Answer answer = evaluated("finance", "track", "{\"totalBudgetUsd\":" + typed + "}");
      assertThat(answer.status()).as(typed + answer.body()).isEqualTo(400);
      assertThat(answer.body()).as(typed).doesNotContain("java.");
    }
  }

  @Test
  void aRightFactCounts() {
    assertThat(evaluated("finance", "local-share", "{\"incomeGroup\":{\"value\":\"low\"}}").body())
        .contains("minimumLocalPercent");
  }

  @Test
  void anUnknownDecisionIsNotThere() {
    assertThat(evaluated("finance", "no-such-decision", "{}").status()).isEqualTo(404);
  }

  @Test
  void onlyIntegratorsEvaluate() {
    for (String user : List.of("amina", "paulo", "sofia", "operator")) {
      assertThat(evaluated(user, "track", "{}").status()).as(user).isIn(403, 404);
    }
  }

  private Caller.Answer evaluated(String user, String decision, String facts) {
    return Caller.basic(port, user)
        .post(
            "/engine-rest/decision-definition/key/" + decision + "/evaluate",
            "{\"variables\":" + facts + "}");
  }
}
