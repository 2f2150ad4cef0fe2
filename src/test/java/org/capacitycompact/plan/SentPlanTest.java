package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.money.Dollars;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("A plan that is sent")
class SentPlanTest {

  /** What the forms of a demand and a design asked before they only sent the plan. */
  private static final String ASKED =
      """
      accountability anchoring anchoringInstitution beyondTraining budgetCompactUsd
      budgetLocalCashUsd budgetLocalInKindUsd budgetProviderCashUsd budgetProviderInKindUsd
      capacityLevels changeManagement countryAnswersFor countryCustodian countrySystems
      custodianInstitution developmentResult draftedBy durationMonths exitPlan exitPlanned
      foreignExpertDays frameworkAlignment governmentBodies ideaSource lessonsConsidered
      lessonsSearchedNoneFound localCashUsd localExpertDays localInKindUsd milestone1AmountUsd
      milestone1Due milestone1Institution milestone1Title milestone2AmountUsd milestone2Due
      milestone2Institution milestone2Title milestone3AmountUsd milestone3Due
      milestone3Institution milestone3Title milestone4AmountUsd milestone4Due
      milestone4Institution milestone4Title modalities modalitiesWanted nationalFramework
      nationalLead nationalLeadName needsAssessed needsAssessmentDate needsAssessmentName
      nonStateActors otherLessons overlapsCoordinated parallelUnitSigns partnersAnswerFor
      practitioners problem problemOrigin qaFunctions refusal1Condition refusal2Condition
      refusal3Condition reportingIntervalDays result1Baseline result1Date result1Target
      result1Title result2Baseline result2Date result2Target result2Title result3Baseline
      result3Date result3Target result3Title resultsLink resultsLinked reviewMechanism
      risk1Impact risk1Likelihood risk1Mitigation risk1Title risk2Impact risk2Likelihood
      risk2Mitigation risk2Title risk3Impact risk3Likelihood risk3Mitigation risk3Title sector
      southSouthConsidered southSouthPotential sufficiency1Baseline sufficiency1Date
      sufficiency1Indicator sufficiency1Target sufficiency2Baseline sufficiency2Date
      sufficiency2Indicator sufficiency2Target sufficiency3Baseline sufficiency3Date
      sufficiency3Indicator sufficiency3Target sustainableGoal tertiaryLink totalBudgetUsd
      tying whyNow
      """;

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired Plans plans;
  @Autowired SentPlan sent;
  @Autowired FormerQuestions questions;

  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = cast.raise("amina", "Sent as it stands");
    amina = cast.actor("amina");
  }

  @Test
  @DisplayName("has a place for every question that its forms asked before")
  void everyQuestion() {
    for (String key : ASKED.split("\\s+")) {
      assertThat(questions.of(key))
          .as(key)
          .hasValueSatisfying(
              place -> assertThat(plan.form(place.section()).field(place.field())).isPresent());
    }
    assertThat(questions.keys()).contains(ASKED.split("\\s+"));
    assertThat(questions.of("result4Title")).isEmpty();
    assertThat(questions.of("title")).isEmpty();
  }

  @Test
  @DisplayName("says what its sections say of the whole, under the keys of before")
  void underTheKeysOfBefore() {
    add(Section.NEED, Map.of("problem", "Nobody examines", "sector", "240"));
    add(Section.SUPPORT, Map.of("modalities", List.of("twinning"), "practitioners", true));
    add(Section.ESTIMATE, Map.of("localCashUsd", new BigDecimal("20000")));

    Statement said = sent.of(number, Statements.DESIGN, Map.of("noteToReaders", "Look at costs"));

    assertThat(said.source().form()).isEqualTo(Statements.DESIGN);
    assertThat(said.written())
        .containsEntry("problem", "Nobody examines")
        .containsEntry("modalities", List.of("twinning"))
        .containsEntry("modalitiesWanted", List.of("twinning"))
        .containsEntry("practitioners", "yes")
        .containsEntry("budgetLocalCashUsd", "20000")
        .containsEntry("noteToReaders", "Look at costs")
        .doesNotContainKey("localInKindUsd");
    assertThat(plans.profile(number).sector()).isEqualTo("240");
  }

  @Test
  @DisplayName("costs what its estimate says by source, until there are lines")
  void estimate() {
    add(
        Section.ESTIMATE,
        Map.of("totalBudgetUsd", new BigDecimal("50000"), "localCashUsd", new BigDecimal("20000")));
    assertThat(plans.budget(number).total()).isEqualByComparingTo(Dollars.usd("50000"));
    assertThat(plans.budget(number).local()).isEqualByComparingTo(Dollars.usd("20000"));

    Row estimate = plan.row(number, Section.ESTIMATE, 1).orElseThrow();
    editor.change(
        number,
        Section.ESTIMATE,
        1,
        estimate.revision(),
        Answers.of(
            Map.of(
                "localCashUsd", new BigDecimal("20000"),
                "budgetCompactUsd", new BigDecimal("10000"))),
        amina);
    assertThat(plans.budget(number).total()).isEqualByComparingTo(Dollars.usd("30000"));
  }

  private void add(Section section, Map<String, Object> values) {
    assertThat(editor.add(number, section, Answers.of(values), amina))
        .as(section.id())
        .isInstanceOf(Outcome.Done.class);
  }
}
