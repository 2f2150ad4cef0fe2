package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Possible facts, alone and combined. */
class PossibleFactsTest {

  private static final Map<String, Object> BALLOTS =
      Map.of(
          "eligibleMembers", 9,
          "ballotsCast", 6,
          "constituenciesEligible", 5,
          "constituenciesPresent", 4,
          "partnerCountryEligible", 3,
          "partnerCountryBallots", 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localExpertisePercent |      100 |
          localExpertisePercent | 100.0001 | localExpertisePercent must be 0 to 100
          measurableResults     |       -1 | measurableResults must be 0 or more
          meanScore             |     0.99 | meanScore must be 1 to 5
          countrySystems        |        6 | countrySystems must be 0 to 5
          budgetVariancePercent |     -100 |
          budgetVariancePercent |  -100.01 | budgetVariancePercent must be -100 or more
          delayDays             |      -30 |
          """)
  void aNumberLiesInItsRange(String fact, BigDecimal number, String told) {
    assertThat(PossibleFacts.impossible(Map.of(fact, number)))
        .containsExactlyElementsOf(told == null ? List.of() : List.of(told));
  }

  @Test
  void whatIsNotKnownIsAlwaysPossible() {
    Map<String, Object> facts = new HashMap<>(BALLOTS);
    facts.put("ballotsCast", null);
    facts.put("approve", null);
    assertThat(PossibleFacts.impossible(facts)).isEmpty();
  }

  @Test
  void eachBallotMakesOneChoice() {
    assertThat(PossibleFacts.impossible(ballots(3, 0, 1, 1, 1))).isEmpty();
    assertThat(PossibleFacts.impossible(ballots(3, 0, 1, 1, 2)))
        .singleElement()
        .asString()
        .contains("must together be ballotsCast");
    assertThat(PossibleFacts.impossible(ballots(3, 0, 1, 0, 0))).hasSize(1);
  }

  @Test
  void choicesOfARoundWithoutAQuorumAreNotCounted() {
    assertThat(PossibleFacts.impossible(ballots(0, 0, 0, 0, 0))).isEmpty();
  }

  @Test
  void noMoreVoteThanMay() {
    Map<String, Object> facts = new HashMap<>(BALLOTS);
    facts.put("ballotsCast", 10);
    facts.put("constituenciesPresent", 6);
    assertThat(PossibleFacts.impossible(facts))
        .contains(
            "ballotsCast must be no more than eligibleMembers",
            "constituenciesPresent must be no more than constituenciesEligible");
  }

  @Test
  void whatLiesBeyondIsBroughtToItsEnd() {
    assertThat(nearest("minimumLocalPercent", "150")).isEqualByComparingTo("100");
    assertThat(nearest("minimumLocalPercent", "-2.5")).isEqualByComparingTo("0");
    assertThat(nearest("minimumLocalPercent", "12.5")).isEqualByComparingTo("12.5");
    assertThat(nearest("delayDays", "-7")).isEqualByComparingTo("-7");
  }

  @Test
  void anExampleIsMendedUntilItCanBe() {
    Map<String, Object> facts = new HashMap<>(ballots(4, 0, 1, 4, 2));
    facts.put("localExpertisePercent", 400);
    facts.put("overlaps", 1);
    facts.put("overlapsCoordinated", 3);
    assertThat(PossibleFacts.impossible(facts)).isNotEmpty();
    assertThat(PossibleFacts.impossible(PossibleFacts.madeConsistent(facts))).isEmpty();
  }

  @Test
  void whereNobodyVotedNobodyChose() {
    Map<String, Object> facts = new HashMap<>(ballots(4, 0, 1, 4, 2));
    facts.put("ballotsCast", 0);
    assertThat(PossibleFacts.madeConsistent(facts))
        .containsEntry("ballotsCast", 0)
        .containsEntry("approve", 0)
        .containsEntry("decline", 0);
    assertThat(PossibleFacts.impossible(PossibleFacts.madeConsistent(facts))).isEmpty();
  }

  private static BigDecimal nearest(String fact, String number) {
    return PossibleFacts.nearest(fact, new BigDecimal(number));
  }

  private static Map<String, Object> ballots(
      int approve, int withConditions, int back, int decline, int abstain) {
    Map<String, Object> facts = new HashMap<>(BALLOTS);
    facts.put("approve", approve);
    facts.put("approveWithConditions", withConditions);
    facts.put("returnForRevision", back);
    facts.put("decline", decline);
    facts.put("abstain", abstain);
    return facts;
  }
}
