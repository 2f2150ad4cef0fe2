package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.DecisionService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionRegister;
import org.capacitycompact.rulebook.DecisionResult;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.rulebook.UnreadableTableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Our own evaluation of a table gives what the process engine answers to integrators. */
@CompactTest
class DecisionModelTest {

  @Autowired DecisionRegister register;
  @Autowired DecisionModels models;
  @Autowired DecisionService decisions;
  @Autowired EngineAccess engine;

  @ParameterizedTest
  @ValueSource(strings = {"demand-gate", "ownership", "quality", "triangular", "south-south"})
  void saysWhatTheProcessEngineSays(String decision) {
    String definition = register.current(decision).definitionId();
    RandomFacts random = new RandomFacts(decision, 7);
    for (int i = 0; i < 100; i++) {
      Map<String, Object> facts = random.next();

      DecisionResult said = models.deployed(definition).evaluate(facts);

      Map<String, Object> answered =
          engine.inEngine(
              () ->
                  decisions
                      .evaluateDecisionById(definition)
                      .variables(new HashMap<>(facts))
                      .evaluate()
                      .getSingleResult()
                      .getEntryMap());
      assertThat(said.outputs()).as("outputs on %s", facts).isEqualTo(answered);
      assertThat(said.outcome()).isEqualTo(answered.get("verdict"));
      assertThat(said.rules()).hasSize(1);
      assertThat(said.findings().stream().filter(Finding::gate)).hasSize(said.gatesFailed());
    }
  }

  @Test
  void eachFindingNamesTheRowThatFoundIt() {
    DecisionResult said =
        models
            .deployed(register.current("demand-gate").definitionId())
            .evaluate(Map.of("tying", "tied", "ideaSource", "country"));

    assertThat(said.findings())
        .filteredOn(finding -> finding.criterion().equals("S21"))
        .singleElement()
        .satisfies(
            tied -> {
              assertThat(tied.level()).isEqualTo("unmet");
              assertThat(tied.rule()).isIn(Decisions.rules("demand-gate"));
            });
  }

  @Test
  void manyMayAskAtOnceAndEachHearsItsOwnAnswer() {
    DecisionModel model = models.deployed(register.current("ownership").definitionId());
    List<Map<String, Object>> facts =
        IntStream.range(0, 40).mapToObj(i -> new RandomFacts("ownership", i).next()).toList();
    List<DecisionResult> alone = facts.stream().map(model::evaluate).toList();
    AtomicInteger other = new AtomicInteger();

    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              if (!model.evaluate(facts.get(i % 40)).equals(alone.get(i % 40))) {
                other.incrementAndGet();
              }
            });

    assertThat(other).hasValue(0);
  }

  @Test
  void whatIsNoDecisionFileIsRefused() {
    assertThatThrownBy(() -> models.parse("ownership", "no table".getBytes()))
        .isInstanceOf(UnreadableTableException.class)
        .hasMessageContaining("ownership");
    assertThatThrownBy(() -> models.parse("ownership", Decisions.file("track").readAllBytes()))
        .isInstanceOf(UnreadableTableException.class);
  }
}
