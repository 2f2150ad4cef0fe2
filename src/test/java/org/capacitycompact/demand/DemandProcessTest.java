package org.capacitycompact.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.usd;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through and out of the demand, with the real checks. */
@CompactTest
class DemandProcessTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String ENDORSE = "UserTask_EndorseDemand";
  private static final String CHECK = "UserTask_CheckCompleteness";
  private static final String ANSWER = "UserTask_AnswerQuestion";
  private static final String APPEAL = "UserTask_AppealOrAccept";

  @Autowired SentPlan sent;
  @Autowired Cast cast;
  @Autowired Initiatives initiatives;
  @Autowired Plans plans;
  @Autowired Verdicts verdicts;
  @Autowired Chronicle chronicle;
  @Autowired DemandRecords records;
  @Autowired DemandSheet sheet;
  @Autowired DemandPart part;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient database;

  private static final Map<String, Object> CUSTODY =
      Map.of(
          "appealDecision", "appeal",
          "appealedFact", "custody",
          "appealCustodian", "Ministry of cooperatives",
          "appealGrounds", "It is the ministry's since June.");

  @Test
  void aDemandThatPassesTheGateGoesOnToThePartnership() {
    InitiativeNumber number = cast.raise("amina", "A first name");
    walkToGate(number, Map.of());

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.PARTNERSHIP);
    assertThat(initiatives.get(number).title())
        .isEqualTo("Microfinance supervision that reaches every district");
    assertThat(plans.results(number)).hasSize(2);
    assertThat(plans.sufficiencyTargets(number)).hasSize(2);
    assertThat(plans.refusalConditions(number)).hasSize(2);
    assertThat(plans.profile(number).durationMonths()).isEqualTo(12);
    assertThat(plans.budget(number).total()).isEqualByComparingTo(usd("100000"));
    assertThat(plans.budget(number).local()).isEqualByComparingTo(usd("30000"));
    assertThat(verdicts.latest(number, "demand-gate").orElseThrow().outcome()).isEqualTo("pass");
    assertThat(open(number)).containsExactly("UserTask_InviteProviders");
  }

  @Test
  void ownershipIsAskedAtTheGateAsAdvice() {
    InitiativeNumber number = cast.raise("amina", "Advice");
    walkToGate(number, Map.of());

    var advice = verdicts.latest(number, "ownership").orElseThrow();
    assertThat(advice.step()).isEqualTo("DecisionTask_DecideDemandGate");
    assertThat(advice.facts())
        .containsEntry("nationalEndorsement", true)
        .containsEntry("measurableResults", 2)
        .containsEntry("governmentBodies", 3)
        .containsEntry("countrySystems", 3)
        .containsEntry("accountability", null)
        .containsEntry("nationalLead", null);
    assertThat(String.valueOf(advice.facts().get("localFinancingPercent"))).startsWith("30");
    assertThat(String.valueOf(advice.facts().get("localExpertisePercent"))).isEqualTo("66.67");
    assertThat(String.valueOf(advice.facts().get("minimumLocalPercent"))).startsWith("10");
  }

  @Test
  void whatTheFormSaysOpensAgainWithTheReasonOfTheAuthority() {
    InitiativeNumber number = cast.raise("amina", "To be returned");
    cast.decide("amina", number, ARTICULATE);
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", "Name the districts"));

    var opened =
        desk.open(cast.tasks("amina", number, ARTICULATE).get(0), cast.actor("amina"))
            .orElseThrow();
    assertThat(sent.of(number, "articulate-demand", Map.of()).written())
        .containsEntry("countryCustodian", "yes")
        .containsEntry("capacityLevels", List.of("human", "institutional"));
    assertThat(plans.results(number))
        .extracting(result -> result.target().intValue())
        .contains(160);
    assertThat(told(opened.task())).contains("Name the districts");
    assertThat(records.endorsed(number)).isFalse();
  }

  @Test
  void anEndorsementHoldsForWhatWasEndorsedOnly() {
    InitiativeNumber number = cast.raise("amina", "Endorsed once");
    walkToGate(number, Map.of("tying", "partiallyTied"));
    assertThat(records.endorsed(number)).isTrue();
    cast.decide("amina", number, ARTICULATE);

    assertThat(records.endorsed(number)).isFalse();
    assertThat(open(number)).containsExactly(ENDORSE);
  }

  @Test
  void aQuestionOfTheSecretariatIsAnsweredBeforeTheGateIsAsked() {
    InitiativeNumber number = cast.raise("amina", "A question");
    cast.decide("amina", number, ARTICULATE);
    cast.decide("joseph", number, ENDORSE);
    cast.decide(
        "sofia",
        number,
        CHECK,
        Map.of("completenessDecision", "ask", "questionText", "Whence the baseline?"));

    assertThat(verdicts.latest(number, "demand-gate")).isEmpty();
    assertThat(records.lastQuestion(number).orElseThrow().question())
        .isEqualTo("Whence the baseline?");
    cast.decide("amina", number, ANSWER);
    assertThat(records.lastQuestion(number).orElseThrow().answer()).contains("yearly report");
    assertThat(open(number)).containsExactly(CHECK);
  }

  @Test
  void aDemandToBeStrengthenedComesBackWithWhatWouldPass() {
    InitiativeNumber number = cast.raise("amina", "Partly tied");
    walkToGate(number, Map.of("tying", "partiallyTied"));

    assertThat(open(number)).containsExactly(ARTICULATE);
    var opened =
        desk.open(cast.tasks("amina", number, ARTICULATE).get(0), cast.actor("amina"))
            .orElseThrow();
    assertThat(told(opened.task())).contains("S21").contains("untied");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.DEMAND);
  }

  @Test
  void aDeclineThatTheCountryAcceptsEndsTheInitiative() {
    InitiativeNumber number = declined("Accepted decline");
    cast.decide("amina", number, APPEAL);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.DECLINED);
    assertThat(records.appeal(number)).isEmpty();
    assertThat(running(number)).isZero();
  }

  @Test
  void anAppealThatIsNotMadeInTimeLapses() {
    InitiativeNumber number = declined("Lapsed appeal");
    String job =
        management
            .createJobQuery()
            .activityId("Timer_AppealPeriodOver")
            .processInstanceId(instance(number))
            .singleResult()
            .getId();
    management.executeJob(job);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.DECLINED);
    assertThat(records.appeal(number)).isEmpty();
    assertThat(kinds(number)).contains("appeal.lapsed");
  }

  @Test
  void anAppealNamesTheFactItsRightValueAndWhy() {
    InitiativeNumber number = declined("Appeal without grounds");

    assertThat(refused("amina", number, APPEAL, Map.of("appealDecision", "appeal")))
        .containsExactly("appealedFact", "appealGrounds");
    assertThat(
            refused(
                "amina",
                number,
                APPEAL,
                Map.of(
                    "appealDecision", "appeal",
                    "appealedFact", "custody",
                    "appealGrounds", "It is the ministry's since June.")))
        .containsExactly("appealCustodian");
    assertThat(records.appeal(number)).isEmpty();
  }

  @Test
  void whatIsTiedIsPassedByNoAppeal() {
    InitiativeNumber number = cast.raise("amina", "Tied, and appealed");
    walkToGate(number, Map.of("tying", "tied"));

    assertThat(refused("amina", number, APPEAL, CUSTODY)).containsExactly("appealDecision");
    assertThat(records.appeal(number)).isEmpty();
  }

  @Test
  void theGroupVotesOnExactlyTheFactThatIsSaidToBeWrong() {
    InitiativeNumber number = declined("Asked of the group");
    cast.decide("amina", number, APPEAL, CUSTODY);

    String ballot = cast.tasks("mariam", number, "UserTask_CastBallot").get(0);
    assertThat(
            ShownText.of(
                desk.shows(
                    desk.open(ballot, cast.actor("mariam")).orElseThrow().task(),
                    java.util.Locale.ENGLISH)))
        .contains("Ministry of cooperatives")
        .contains("It is the ministry's since June.");
  }

  @Test
  void anAppealThatIsUpheldCorrectsTheFactForTheWholeLife() {
    InitiativeNumber number = declined("Upheld");
    cast.decide("amina", number, APPEAL, CUSTODY);
    Story story = Story.of(cast, number).voted(6);

    assertThat(records.appeal(number).orElseThrow().upheld()).isTrue();
    assertThat(kinds(number)).contains("appeal.upheld.countryCustodian.yes", "demandGate.pass");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.PARTNERSHIP);
    corrected(verdicts.latest(number, "demand-gate").orElseThrow());
    story.throughPartnership().throughAppraisal();
    Verdict ownership = verdicts.latest(number, "ownership").orElseThrow();
    assertThat(ownership.step()).isEqualTo("DecisionTask_DecideOwnership");
    corrected(ownership);
    assertThat(ownership.outcome()).isNotEqualTo("notOwned");
    assertThat(sheet.facts(number, cast.actor("amina"), java.util.Locale.ENGLISH))
        .as("the page shows what counts, and what was stated")
        .anyMatch(
            fact ->
                fact.value()
                    .equals(
                        "Yes, through Ministry of cooperatives (corrected by the steering group on"
                            + " appeal; before: No)"))
        .anyMatch(fact -> fact.value().startsWith("Corrected: the country has custody"))
        .noneMatch(fact -> fact.value().startsWith("To be corrected"))
        .anyMatch(fact -> fact.value().contains("since June"));
  }

  @Test
  void anAppealThatIsDismissedLeavesTheDecline() {
    InitiativeNumber number = declined("Dismissed");
    concluded(number, "noQuorum");

    assertThat(records.appeal(number).orElseThrow().upheld()).isFalse();
    assertThat(kinds(number)).contains("appeal.dismissed");
  }

  @Test
  void anAppealOfTheReleaseBeforeNamedNothingAndCorrectsTheCustody() {
    InitiativeNumber number = declined("Upheld before");
    concluded(number, "approved");

    assertThat(kinds(number)).contains("appeal.upheld", "demandGate.pass");
    assertThat(verdicts.latest(number, "demand-gate").orElseThrow().facts())
        .containsEntry("countryCustodian", true);
  }

  @Test
  void whatIsTiedIsDeclinedAgainAlsoWhereAnAppealWasUpheldAndThereIsNoSecond() {
    InitiativeNumber number = cast.raise("amina", "Tied, and upheld before");
    walkToGate(number, Map.of("tying", "tied"));
    concluded(number, "approved");

    assertThat(kinds(number)).doesNotContain("demandGate.pass");
    assertThat(open(number)).containsExactly(APPEAL);
    assertThat(refused("amina", number, APPEAL, CUSTODY)).containsExactly("appealDecision");
    cast.decide("amina", number, APPEAL);
    assertThat(kinds(number)).contains("UserTask_AppealOrAccept.accepted");
  }

  private static void corrected(Verdict verdict) {
    assertThat(verdict.facts()).containsEntry("countryCustodian", true);
    assertThat(verdict.origins().get("countryCustodian"))
        .isInstanceOfSatisfying(
            Origin.Ruling.class,
            ruling -> {
              assertThat(ruling.by()).isEqualTo("amina");
              assertThat(ruling.grounds()).contains("since June");
            });
  }

  @Test
  void aReturnAndAQuestionNeedTheirWords() {
    InitiativeNumber number = cast.raise("amina", "Without words");
    cast.decide("amina", number, ARTICULATE);
    Map<String, Object> silent = Map.of("endorsementDecision", "return", "endorsementReason", "");
    assertThat(refused("joseph", number, ENDORSE, silent)).containsExactly("endorsementReason");
    cast.decide("joseph", number, ENDORSE);

    assertThat(refused("sofia", number, CHECK, Map.of("completenessDecision", "ask")))
        .containsExactly("questionText");
    assertThat(open(number)).containsExactly(CHECK);
  }

  @Test
  void aDemandIsRefusedWhereItsAnswersDoNotFitTogether() {
    InitiativeNumber number = cast.raise("amina", "Does not fit");

    assertThat(
            refused(
                "amina",
                number,
                ARTICULATE,
                Map.of(
                    "sufficiency1Date", "2020-01-01",
                    "custodianInstitution", "",
                    "totalBudgetUsd", "8000")))
        .containsExactlyInAnyOrder("sufficiency1Date", "totalBudgetUsd");
    assertThat(
            refused(
                "amina",
                number,
                ARTICULATE,
                Map.of("custodianInstitution", "", "problem", "", "whyNow", "Now")))
        .containsExactlyInAnyOrder("custodianInstitution", "problem");
    assertThat(records.stated(number)).isEmpty();
  }

  @Test
  void theSecretariatIsShownWhatRunsInTheSameCountryAndSector() {
    InitiativeNumber other = cast.raise("namono", "The other one");
    cast.decide("namono", other, ARTICULATE, Map.of("title", "The other one", "sector", "430"));
    InitiativeNumber number = cast.raise("namono", "This one");
    cast.decide("namono", number, ARTICULATE, Map.of("sector", "430"));
    cast.decide("kato", number, ENDORSE);

    var opened =
        desk.open(cast.tasks("sofia", number, CHECK).get(0), cast.actor("sofia")).orElseThrow();
    assertThat(ShownText.of(desk.shows(opened.task(), java.util.Locale.ENGLISH)))
        .contains(other + " The other one");
  }

  @Test
  void theInitiativesPageTellsTheDemandInTheReadersLanguage() {
    InitiativeNumber number = cast.raise("amina", "On its page");
    cast.decide("amina", number, ARTICULATE);

    assertThat(sheet.facts(number, cast.actor("amina"), java.util.Locale.FRENCH))
        .anyMatch(fact -> fact.value().equals("Du pays"))
        .anyMatch(fact -> fact.value().contains("de 12 à 160"));
  }

  @Test
  void whoeverDecidesOnADemandReadsItWithItsStructure() {
    InitiativeNumber number = cast.raise("amina", "Read before it is endorsed");
    cast.decide(
        "amina",
        number,
        ARTICULATE,
        Map.of("whyNow", "The law changes in spring", "sector", "240"));

    assertThat(shown("joseph", number, ENDORSE))
        .contains("The problem", "The law changes in spring", "Enough when", "160")
        .contains("The country, cash", "When the country says no", "Sent by");
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", "Name the districts"));
    cast.decide(
        "amina",
        number,
        ARTICULATE,
        Map.of("result1Target", "170", "whyNow", "The law changes in spring", "sector", "240"));
    assertThat(shown("joseph", number, ENDORSE))
        .as("what was said of it, and what changed since")
        .contains("Version 1 | [Returned] | Name the districts", "What changed since version 1")
        .contains("| 160 | 170");
    cast.decide("joseph", number, ENDORSE, Map.of("endorsementReference", "Letter 12/2026"));
    cast.decide(
        "sofia", number, CHECK, Map.of("completenessDecision", "ask", "questionText", "How many?"));
    assertThat(shown("amina", number, ANSWER)).contains("How many?");
    cast.decide("amina", number, ANSWER, Map.of("answerText", "Forty of them"));

    assertThat(
            ShownText.of(
                part.of(initiatives.get(number), cast.actor("otieno"), java.util.Locale.ENGLISH)))
        .contains("Letter 12/2026", "How many? | ", "Forty of them");
  }

  private String shown(String who, InitiativeNumber number, String task) {
    return ShownText.of(
        desk.shows(
            desk.open(cast.tasks(who, number, task).get(0), cast.actor(who)).orElseThrow().task(),
            java.util.Locale.ENGLISH));
  }

  private InitiativeNumber declined(String title) {
    InitiativeNumber number = cast.raise("amina", title);
    walkToGate(number, Map.of("ideaSource", "provider", "countryCustodian", "no"));
    assertThat(open(number)).containsExactly(APPEAL);
    return number;
  }

  /** An appeal as stored by release 0.1.0, and the steering group's decision. */
  private void concluded(InitiativeNumber number, String ballotOutcome) {
    database
        .sql(
            """
            insert into demand_appeal (number, answer, grounds, decided_by, decided_at)
            values (?, 'appealed', 'The county took the idea on.', 'amina', now())
            """)
        .param(number)
        .update();
    runtime
        .createProcessInstanceByKey("demand-articulation")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("ballotOutcome", ballotOutcome)
        .startBeforeActivity("ServiceTask_ConcludeAppeal")
        .execute();
  }

  private void walkToGate(InitiativeNumber number, Map<String, Object> demand) {
    cast.decide("amina", number, ARTICULATE, demand);
    cast.decide("joseph", number, ENDORSE);
    cast.decide("sofia", number, CHECK);
  }

  /** What was written for whoever does the task. */
  private String told(TaskInHand task) {
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

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  private String instance(InitiativeNumber number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .processDefinitionKey("demand-articulation")
        .singleResult()
        .getId();
  }

  private long running(InitiativeNumber number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).count();
  }
}
