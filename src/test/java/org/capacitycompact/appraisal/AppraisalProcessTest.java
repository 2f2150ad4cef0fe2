package org.capacitycompact.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.usd;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.ShownText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through and out of the design, with the real checks. */
@CompactTest
class AppraisalProcessTest {

  private static final String DESIGN = "UserTask_CompleteDesign";
  private static final String AGREE = "UserTask_AgreeDesign";
  private static final String COMMENT = "UserTask_CommentOnDesign";
  private static final String WITHOUT_REPLY = "UserTask_DecideWithoutReply";
  private static final String PROCEED = "UserTask_DecideToProceed";

  /** A design without open gates, but with a score too low to be sound. */
  private static final Map<String, Object> WEAK = new HashMap<>();

  static {
    WEAK.put("reviewMechanism", "externalOnly");
    WEAK.put("anchoring", "intermediary");
    WEAK.put("qaFunctions", List.of("review"));
    WEAK.put("reportingIntervalDays", "200");
    WEAK.put("capacityLevels", List.of());
    WEAK.put("modalities", List.of("training"));
    WEAK.put("beyondTraining", "no");
    WEAK.put("practitioners", "no");
    WEAK.put("southSouthConsidered", "no");
    WEAK.put("tertiaryLink", "no");
  }

  @Autowired Cast cast;
  @Autowired Initiatives initiatives;
  @Autowired Plans plans;
  @Autowired Verdicts verdicts;
  @Autowired Chronicle chronicle;
  @Autowired ActorKinds actorKinds;
  @Autowired PlanFacts planFacts;
  @Autowired Designs designs;
  @Autowired SentPlan sent;
  @Autowired AppraisalSheet sheet;
  @Autowired DesignVoicesPart voices;
  @Autowired DesignVoices said;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  @Test
  void anOwnedAndSoundDesignGoesOnToApproval() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);
    heard(number);

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
    assertThat(initiatives.get(number).track()).isEqualTo("full");
    assertThat(plans.milestones(number)).hasSize(3);
    assertThat(plans.riskLevel(number)).contains("low");
    assertThat(plans.budget(number).compact()).isEqualByComparingTo(usd("20000"));
    assertThat(plans.reportingIntervalDays(number)).contains(90);
    assertThat(plans.profile(number).sector()).isEqualTo("240");
    assertThat(outcome(number, "ownership")).isEqualTo("owned");
    assertThat(outcome(number, "quality")).isEqualTo("sound");
    assertThat(verdicts.latest(number, "modality-mix")).isPresent();
  }

  @Test
  void theFactsOfTheVerdictsAreWhatWasStatedAndNothingElse() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN, Map.of("modalities", List.of(), "tertiaryLink", ""));
    heard(number);

    assertThat(verdicts.latest(number, "ownership").orElseThrow().facts())
        .containsEntry("ideaSource", "country")
        .containsEntry("nationalLead", true)
        .containsEntry("accountability", "mutual")
        .containsEntry("nationalEndorsement", true)
        .containsEntry("countrySystems", 3);
    assertThat(verdicts.latest(number, "quality").orElseThrow().facts())
        .containsEntry("qaFunctions", 4)
        .containsEntry("parallelUnitSigns", 0)
        .containsEntry("problemOrigin", "immediate")
        .containsEntry("needsAssessmentMonths", 6)
        .containsEntry("lessonsConsidered", 1)
        .containsEntry("civilSocietyInDesign", true)
        .containsEntry("actorKinds", 3)
        .containsEntry("modalities", null)
        .containsEntry("tertiaryLink", null);
    assertThat(actorKinds.of(number, designs.stated(number).orElseThrow(), planFacts.of(number)))
        .containsExactly("civilSociety", "nationalGovernment", "publicInstitution");
  }

  @Test
  void aTickOfCivilSocietyCountsWithItsWordsOnly() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);
    cast.decide("otieno", number, COMMENT, Map.of("tookPartInDesign", "yes", "designComment", ""));
    cast.decide("siti", number, AGREE);

    assertThat(verdicts.latest(number, "quality").orElseThrow().facts())
        .containsEntry("civilSocietyInDesign", false);
  }

  @Test
  void aLessonThatNobodyCanFindIsNotConsidered() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN, Map.of("otherLessons", "We have read them all"));
    heard(number);

    assertThat(verdicts.latest(number, "quality").orElseThrow().facts())
        .containsEntry("lessonsConsidered", 0);
  }

  @Test
  void theDesignOpensWithWhatTheDemandSays() {
    InitiativeNumber number = partnered();

    assertThat(opened(number, DESIGN)).isEmpty();
    assertThat(told(number)).doesNotContain("Ownership");
    assertThat(sent.of(number, DESIGN, Map.of()).written())
        .containsEntry("localCashUsd", "20000")
        .containsEntry("budgetLocalCashUsd", "20000")
        .containsEntry("modalities", List.of("training", "twinning", "peerExchange"));
  }

  @Test
  void aSmallShortExchangeAtLowRiskTakesTheLightTrack() {
    InitiativeNumber number = partnered();
    cast.decide(
        "amina",
        number,
        DESIGN,
        Map.of(
            "milestone1AmountUsd", "10000",
            "milestone2AmountUsd", "5000",
            "milestone3AmountUsd", "5000",
            "budgetProviderCashUsd", "5000",
            "budgetProviderInKindUsd", "0",
            "budgetCompactUsd", "10000"));
    heard(number);

    assertThat(initiatives.get(number).track()).isEqualTo("light");
  }

  @Test
  void aPartnerMayAskForAChange() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);
    cast.decide("otieno", number, COMMENT);
    assertThat(refused("siti", number, AGREE, Map.of("designDecision", "askChange")))
        .containsExactly("changesAsked");
    cast.decide(
        "siti",
        number,
        AGREE,
        Map.of("designDecision", "askChange", "changesAsked", "Start after the harvest"));

    assertThat(open(number)).containsExactly(DESIGN);
    assertThat(verdicts.latest(number, "quality")).isEmpty();
    assertThat(told(number)).contains("Start after the harvest");
    cast.decide("amina", number, DESIGN);
    assertThat(designs.version(number)).isEqualTo(2);
    heard(number);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
  }

  @Test
  void whoeverJudgesADesignReadsItAndWhatChangedSinceTheLastRound() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);
    assertThat(shown("siti", number, AGREE))
        .contains("Budget by source", "Risks", "Who reviews the work", "Enough when")
        .doesNotContain("What changed since");
    cast.decide("otieno", number, COMMENT, Map.of("designComment", "Hear the market women"));
    cast.decide(
        "siti",
        number,
        AGREE,
        Map.of("designDecision", "askChange", "changesAsked", "Start after the harvest"));
    assertThat(shown("amina", number, DESIGN))
        .contains("[asked for a change] | Start after the harvest", "Hear the market women");
    cast.decide("amina", number, DESIGN, Map.of("milestone1Title", "After the harvest"));

    assertThat(shown("siti", number, AGREE))
        .contains("What changed since version", "| After the harvest", "Start after the harvest");
    cast.decide(
        "siti",
        number,
        AGREE,
        Map.of("designDecision", "agree", "providerCommitment", "Two examiners until 2028"));
    assertThat(
            ShownText.of(
                voices.of(initiatives.get(number), cast.actor("otieno"), java.util.Locale.ENGLISH)))
        .contains("Two examiners until 2028", "Hear the market women", "Start after the harvest");
  }

  @Test
  void aProvidersSilenceIsNoAgreementAndTheCountryDecidesWhetherToGoOn() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);
    fire(number, "Timer_AgreementDue");
    fire(number, "Timer_CommentsDue");

    assertThat(open(number)).containsExactly(WITHOUT_REPLY);
    assertThat(verdicts.latest(number, "quality")).isEmpty();
    assertThat(shown("amina", number, WITHOUT_REPLY))
        .contains("Asked to reply | ", String.valueOf(LocalDate.now().getYear()), "Budget");
    assertThat(refused("amina", number, WITHOUT_REPLY, Map.of("withoutReplyReason", "")))
        .containsExactly("withoutReplyReason");
    cast.decide("amina", number, WITHOUT_REPLY, Map.of("withoutReplyDecision", "sendAgain"));
    assertThat(open(number)).containsExactly(DESIGN);
    cast.decide("amina", number, DESIGN);
    fire(number, "Timer_AgreementDue");
    fire(number, "Timer_CommentsDue");
    cast.decide("amina", number, WITHOUT_REPLY);

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
    assertThat(designs.reply(number)).isEmpty();
    assertThat(said.choices(number).get(0).reason()).contains("cannot wait");
    assertThat(verdicts.latest(number, "quality").orElseThrow().facts())
        .containsEntry("civilSocietyInDesign", null);
  }

  @Test
  void aFailedGateSendsTheDesignBackWithWhatWouldPass() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN, Map.of("exitPlanned", "no"));
    heard(number);

    assertThat(open(number)).containsExactly(DESIGN);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
    assertThat(told(number)).contains("S137").contains("Ownership");
    cast.decide("amina", number, DESIGN);
    heard(number);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
  }

  @Test
  void aDesignThatCouldBeImprovedGoesOnIfTheCountrySoChooses() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN, WEAK);
    heard(number);
    assertThat(outcome(number, "quality")).isEqualTo("improve");
    assertThat(open(number)).containsExactly(PROCEED);
    assertThat(verdicts.latest(number, "quality").orElseThrow().open())
        .anyMatch(finding -> finding.criterion().equals("S65"));
    assertThat(shown("amina", number, PROCEED))
        .contains("Risks", "Who reviews the work", "supports");
    cast.decide("amina", number, PROCEED);

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
  }

  @Test
  void orTheCountryRevisesIt() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN, WEAK);
    heard(number);
    cast.decide("amina", number, PROCEED, Map.of("proceedDecision", "revise"));

    assertThat(open(number)).containsExactly(DESIGN);
    assertThat(chronicle.of(number))
        .extracting(Chronicle.Entry::kind)
        .contains("UserTask_DecideToProceed.revise");
  }

  @Test
  void aDesignIsRefusedWhereItsMoneyDoesNotAddUp() {
    InitiativeNumber number = partnered();

    assertThat(refused("amina", number, DESIGN, Map.of("budgetCompactUsd", "90000")))
        .containsExactly("budgetCompactUsd");
    assertThat(refused("amina", number, DESIGN, Map.of("milestone1AmountUsd", "30000.01")))
        .containsExactly("milestone1AmountUsd");
    assertThat(refused("amina", number, DESIGN, Map.of("milestone4Title", "Half a row")))
        .containsExactlyInAnyOrder("milestone4Institution", "milestone4Due");
    assertThat(designs.version(number)).isZero();
  }

  @Test
  void theInitiativesPageTellsTheDesignInTheReadersLanguage() {
    InitiativeNumber number = partnered();
    cast.decide("amina", number, DESIGN);

    assertThat(sheet.facts(number, cast.actor("amina"), java.util.Locale.FRENCH))
        .anyMatch(fact -> fact.value().equals("Une institution locale"))
        .anyMatch(fact -> fact.value().contains("30\u202f000"));
  }

  private InitiativeNumber partnered() {
    return Story.raised(cast, "KE", "A design").throughDemand().throughPartnership().number();
  }

  private void heard(InitiativeNumber number) {
    cast.decide("otieno", number, COMMENT);
    cast.decide("siti", number, AGREE);
  }

  private void fire(InitiativeNumber number, String timer) {
    Job job =
        management
            .createJobQuery()
            .activityId(timer)
            .processInstanceId(instance(number))
            .singleResult();
    management.executeJob(job.getId());
  }

  private String instance(InitiativeNumber number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .processDefinitionKey("appraisal")
        .singleResult()
        .getId();
  }

  private String shown(String who, InitiativeNumber number, String task) {
    return ShownText.of(
        desk.shows(
            desk.open(cast.tasks(who, number, task).get(0), cast.actor(who)).orElseThrow().task(),
            java.util.Locale.ENGLISH));
  }

  private String outcome(InitiativeNumber number, String decision) {
    return verdicts.latest(number, decision).orElseThrow().outcome();
  }

  private Map<String, Object> opened(InitiativeNumber number, String task) {
    return desk.open(cast.tasks("amina", number, task).get(0), cast.actor("amina"))
        .orElseThrow()
        .values();
  }

  /** What was written for whoever completes the design. */
  private String told(InitiativeNumber number) {
    TaskInHand task =
        desk.open(cast.tasks("amina", number, DESIGN).get(0), cast.actor("amina"))
            .orElseThrow()
            .task();
    return desk.notes(task, Locale.ENGLISH).stream()
        .map(Notes.Note::text)
        .collect(Collectors.joining("\n"));
  }

  private List<String> refused(
      String who, InitiativeNumber number, String task, Map<String, Object> changes) {
    TaskResult decided = cast.attempt(who, number, task, changes);
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors().stream().map(FieldError::key).toList();
  }

  private List<String> open(InitiativeNumber number) {
    return worklist.waitingOn(number).stream().map(WorkItem::task).distinct().toList();
  }
}
