package org.capacitycompact.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.ShownText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through and out of the partnership, with the real checks. */
@CompactTest
class PartnershipProcessTest {

  private static final String INVITE = "UserTask_InviteProviders";
  private static final String ANSWER = "UserTask_AnswerDemand";
  private static final String CHOOSE = "UserTask_ChoosePartner";
  private static final String TRIANGLE = "UserTask_DescribeTriangle";
  private static final String EXCHANGE = "UserTask_DescribeSouthSouth";

  @Autowired Cast cast;
  @Autowired Initiatives initiatives;
  @Autowired Plans plans;
  @Autowired Verdicts verdicts;
  @Autowired Chronicle chronicle;
  @Autowired Offers offers;
  @Autowired ProviderAnswers answers;
  @Autowired PartnerChoices choices;
  @Autowired ReadinessAssessments readiness;
  @Autowired PartnershipSheet sheet;
  @Autowired PartnersPart part;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient database;
  @Autowired Clock clock;

  @Test
  void twoSouthernAnswersAndAChoiceMakeASouthSouthPartnership() {
    InitiativeNumber number = answered("240");
    cast.decide("amina", number, CHOOSE, Map.of("chosenSecond", "BRENAP"));
    assertThat(open(number)).containsExactly(EXCHANGE);
    cast.decide("amina", number, EXCHANGE);

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
    assertThat(plans.partners(number))
        .containsExactly(new Partner("IDMICRO", true, true), new Partner("BRENAP", false, true));
    assertThat(verdicts.latest(number, "partnership-kind").orElseThrow().outcome())
        .isEqualTo("southSouth");
    assertThat(initiatives.visible(number, cast.actor("siti"))).isPresent();
    assertThat(sheet.facts(number, cast.actor("amina"), java.util.Locale.FRENCH))
        .anyMatch(fact -> fact.value().equals("Sud-Sud"));
  }

  @Test
  void aWeakExchangeIsDescribedAgainWithWhatWouldPass() {
    InitiativeNumber number = answered("240");
    cast.decide("amina", number, CHOOSE);
    cast.decide("amina", number, EXCHANGE, Map.of("responsibilitiesDefined", "no"));

    assertThat(open(number)).containsExactly(EXCHANGE);
    OpenTask again = opened("amina", number, EXCHANGE);
    assertThat(again.values()).containsEntry("responsibilitiesDefined", "no");
    assertThat(desk.weighsFindings(again.task())).isTrue();
    assertThat(verdicts.latest(number, "south-south").orElseThrow().open())
        .anyMatch(finding -> finding.criterion().equals("S84"));
    cast.decide("amina", number, EXCHANGE);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
  }

  @Test
  void aSouthernAndASupportingProviderMakeATriangle() {
    InitiativeNumber number = invited("240", "IDMICRO", "DECOOP");
    cast.decide("siti", number, ANSWER);
    cast.decide("anna", number, ANSWER, Map.of("providerRole", "supporting"));
    cast.decide("amina", number, CHOOSE, Map.of("chosenSecond", "DECOOP"));
    cast.decide("amina", number, TRIANGLE, Map.of("benefitPivotal", ""));

    assertThat(open(number)).containsExactly(TRIANGLE);
    assertThat(verdicts.latest(number, "triangular").orElseThrow().facts())
        .containsEntry("benefitPerPartner", false);
    cast.decide("amina", number, TRIANGLE);
    assertThat(verdicts.latest(number, "triangular").orElseThrow().outcome()).isEqualTo("pass");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
  }

  @Test
  void aSupportingProviderAloneMakesANorthSouthPartnership() {
    InitiativeNumber number = invited("240", "DECOOP");
    cast.decide("anna", number, ANSWER, Map.of("providerRole", "supporting"));
    cast.decide("amina", number, CHOOSE, Map.of("chosenLead", "DECOOP"));

    assertThat(verdicts.latest(number, "partnership-kind").orElseThrow().outcome())
        .isEqualTo("northSouth");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
  }

  @Test
  void onlyUntiedHelpCanBeChosen() {
    InitiativeNumber number = invited("240", "IDMICRO", "BRENAP");
    cast.decide("siti", number, ANSWER, Map.of("offeredTying", "partiallyTied"));
    cast.decide("paulo", number, ANSWER);

    assertThat(refused(number, Map.of("chosenLead", "IDMICRO"))).containsExactly("chosenLead");
    assertThat(refused(number, Map.of("chosenLead", "BRENAP", "chosenSecond", "IDMICRO")))
        .containsExactly("chosenSecond");
    assertThat(opened("amina", number, CHOOSE).choices().get("chosenLeadOptions"))
        .filteredOn(choice -> choice.value().equals("IDMICRO"))
        .singleElement()
        .satisfies(choice -> assertThat(choice.label()).contains("S21"));
    assertThat(plans.partners(number)).isEmpty();
    cast.decide("amina", number, CHOOSE, Map.of("chosenLead", "BRENAP"));
    assertThat(choices.last(number).orElseThrow().realOptions()).isEqualTo(1);
  }

  @Test
  void theDatabaseItselfTakesNoTiedPartner() {
    InitiativeNumber number = answered("240");
    Option tied = new Option("ARTREASURY", "Tied", "Tied", true, "tied", true);
    var choice = new PartnerChoices.Choice("chosen", 2, null);

    assertThatThrownBy(() -> choices.record(number, choice, List.of(tied), cast.actor("amina")))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aChoiceFromFewerThanTwoRealOptionsNeedsAReason() {
    InitiativeNumber number = invited("240", "IDMICRO");
    cast.decide("siti", number, ANSWER);

    assertThat(refused(number, Map.of("choiceReason", ""))).containsExactly("choiceReason");
    assertThat(refused(number, Map.of("partnerDecision", "refuseAll", "choiceReason", "")))
        .containsExactly("choiceReason");
    assertThat(refused(number, Map.of("chosenLead", ""))).containsExactly("chosenLead");
    assertThat(refused(number, Map.of("chosenSecond", "IDMICRO"))).containsExactly("chosenSecond");
  }

  @Test
  void theCountryMayRefuseAll() {
    InitiativeNumber number = answered("240");
    cast.decide("amina", number, CHOOSE, Map.of("partnerDecision", "refuseAll"));

    assertThat(initiatives.get(number).status()).isEqualTo(Status.WITHOUT_PARTNER);
    assertThat(choices.last(number).orElseThrow().decision()).isEqualTo("none");
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).count())
        .isZero();
  }

  @Test
  void theCountryMayAskForOtherProviders() {
    InitiativeNumber number = invited("240", "IDMICRO");
    cast.decide(
        "siti",
        number,
        ANSWER,
        Map.of("canAnswer", "no", "cannotAnswerReason", "No examiners until next year"));
    assertThat(shown("amina", number, CHOOSE)).contains("No examiners until next year");
    cast.decide(
        "amina", number, CHOOSE, Map.of("partnerDecision", "searchAgain", "chosenLead", ""));

    assertThat(open(number)).containsExactly(INVITE);
    assertThat(opened("sofia", number, INVITE).choices().get("invitedProvidersOptions"))
        .extracting(Choice::value)
        .contains("BRENAP", "DECOOP")
        .doesNotContain("IDMICRO");
    cast.decide("sofia", number, INVITE, Map.of("invitedProviders", List.of("BRENAP")));
    assertThat(answers.invited(number)).containsExactly("BRENAP");
    assertThat(open(number)).containsExactly(ANSWER);
  }

  @Test
  void publishedOffersAreMatchedAndNobodyIsChosenWhoHasNotAnswered() {
    offer("IDMICRO", "Examiners on site", "151", "untied", 300);
    offer("BRENAP", "Courses with our software", "151", "tied", 300);
    offer("ARTREASURY", "Over", "151", "untied", -1);
    InitiativeNumber number = gone("151");

    assertThat(shown("sofia", number, INVITE))
        .contains("Examiners on site")
        .contains("same sector")
        .as("whoever would say that there is nobody reads how many there are")
        .contains("Untied offers that match: 1.")
        .doesNotContain("Over |");
    cast.decide("sofia", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO", "BRENAP")));
    cast.decide("siti", number, ANSWER);
    fireAnswersDue(number);
    assertThat(open(number)).containsExactly(CHOOSE);
    OpenTask choice = opened("amina", number, CHOOSE);
    assertThat(choice.choices().get("chosenSecondOptions"))
        .extracting(Choice::value)
        .containsExactly("IDMICRO");
    assertThat(shown("amina", number, CHOOSE))
        .contains("Courses with our software", "cannot be chosen: has not answered");
    assertThat(refused(number, Map.of("chosenLead", "BRENAP"))).containsExactly("chosenLead");
    assertThat(refused(number, Map.of("chosenSecond", "BRENAP"))).containsExactly("chosenSecond");
    cast.decide("amina", number, CHOOSE);
    assertThat(plans.partners(number)).containsExactly(new Partner("IDMICRO", true, true));
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into partner_chosen (choice, organisation, lead, southern, tying)
                        select max(id), 'ARTREASURY', false, true, 'untied' from partner_choice
                        where number = ?
                        """)
                    .param(number)
                    .update())
        .hasMessageContaining("has not answered");
  }

  @Test
  void anInvitationGoesOutToSomebodyOrTheCountryIsToldWhyNot() {
    InitiativeNumber number = gone("240");

    assertThat(refusedToInvite(number, Map.of("invitedProviders", List.of())))
        .containsExactly("invitedProviders");
    assertThat(refusedToInvite(number, Map.of("nobodyToInvite", "yes", "nobodyReason", "None.")))
        .containsExactly("invitedProviders");
    assertThat(
            refusedToInvite(number, Map.of("invitedProviders", List.of(), "nobodyToInvite", "yes")))
        .containsExactly("nobodyReason");
    cast.decide(
        "sofia",
        number,
        INVITE,
        Map.of(
            "invitedProviders", List.of(),
            "nobodyToInvite", "yes",
            "nobodyReason", "All who do this were asked last month."));
    assertThat(open(number)).containsExactly(CHOOSE);
    assertThat(shown("amina", number, CHOOSE))
        .contains("All who do this were asked last month.")
        .contains("Nobody can be chosen now");
    assertThat(
            ((TaskResult.Refused)
                    cast.attempt(
                        "amina",
                        number,
                        CHOOSE,
                        Map.of("partnerDecision", "choose", "chosenLead", "")))
                .errors())
        .extracting(FieldError::key)
        .containsExactly("partnerDecision");
    cast.decide(
        "amina", number, CHOOSE, Map.of("partnerDecision", "searchAgain", "chosenLead", ""));
    assertThat(open(number)).containsExactly(INVITE);
  }

  @Test
  void anAnswerIsCompleteOrSaysWhyNot() {
    InitiativeNumber number = invited("240", "IDMICRO", "DECOOP");

    assertThat(
            refusedBy(
                "siti",
                number,
                Map.of(
                    "offeredTying", "",
                    "offeredContributionUsd", "40000",
                    "availableUntil", "2020-01-01")))
        .containsExactlyInAnyOrder("offeredTying", "offeredContributionUsd", "availableUntil");
    assertThat(refusedBy("siti", number, Map.of("canAnswer", "no")))
        .containsExactly("cannotAnswerReason");
    assertThat(refusedBy("anna", number, Map.of())).containsExactly("providerRole");
    assertThat(answers.of(number)).isEmpty();
  }

  @Test
  void readinessIsTheLowestOfTheLastYearAndUnknownWhereOneIsMissing() {
    InitiativeNumber number = answered("240");
    LocalDate today = LocalDate.now(clock);
    cast.decide("amina", number, CHOOSE, Map.of("chosenSecond", "BRENAP"));
    database.sql("delete from provider_readiness").update();
    readiness.assess("IDMICRO", "ready", today.minusDays(20));
    readiness.assess("BRENAP", "ready", today.minusDays(400));
    assertThat(readiness.lowest(number)).isEmpty();

    readiness.assess("BRENAP", "partly", today.minusDays(30));
    assertThat(readiness.lowest(number)).contains("partly");
    readiness.assess("IDMICRO", "notReady", today.minusDays(1));
    assertThat(readiness.lowest(number)).contains("notReady");
  }

  @Test
  void theOptionsStandSideBySideWithTheDemandThatTheyAnswer() {
    InitiativeNumber number = invited("240", "IDMICRO", "BRENAP");
    cast.decide("siti", number, ANSWER, Map.of("offeredCostUsd", "41000"));
    cast.decide("paulo", number, ANSWER, Map.of("offeredTying", "tied"));

    Exhibit.Table options =
        exhibits("amina", number, CHOOSE).stream()
            .filter(Exhibit.Table.class::isInstance)
            .map(Exhibit.Table.class::cast)
            .filter(Exhibit.Table::sideBySide)
            .findFirst()
            .orElseThrow();
    assertThat(options.columns()).hasSize(3);
    assertThat(options.lines()).allMatch(line -> line.cells().size() == 3);
    assertThat(ShownText.of(List.of(options)))
        .contains("Whole cost | 41,000", "Tying | [untied] | [tied]")
        .contains("cannot be chosen: not untied", "Sends practitioners", "English");
    assertThat(shown("amina", number, CHOOSE))
        .as("the demand and how far the results are to go")
        .contains("Examiners", "160", "The country, cash");
    assertThat(
            ShownText.of(
                desk.shows(opened("amina", number, CHOOSE).task(), java.util.Locale.FRENCH)))
        .contains("Les options côte à côte", "non lié");
  }

  @Test
  void aProviderReadsNoOthersTermsUntilTheyAreChosen() {
    InitiativeNumber number = invited("240", "IDMICRO", "BRENAP");
    cast.decide("siti", number, ANSWER, Map.of("offerDescription", "What siti offers"));
    cast.decide("paulo", number, ANSWER, Map.of("offerDescription", "What paulo offers"));

    assertThat(partners("siti", number))
        .contains("What siti offers", "Other providers’ terms are for the country")
        .doesNotContain("What paulo offers", "answered with an offer | –  | Paulo");
    assertThat(rows("siti", number)).containsExactly("IDMICRO");
    assertThat(rows("amina", number)).containsExactlyInAnyOrder("IDMICRO", "BRENAP");
    assertThat(partners("amina", number)).contains("What siti offers", "What paulo offers");

    cast.decide(
        "amina", number, CHOOSE, Map.of("chosenLead", "BRENAP", "choiceReason", "They left early"));
    assertThat(partners("siti", number))
        .contains("What siti offers", "What paulo offers", "They left early", "[chosen, lead]");
    assertThat(partners("paulo", number))
        .contains("What paulo offers")
        .doesNotContain("What siti offers");
    assertThat(rows("paulo", number)).containsExactly("BRENAP");
  }

  @Test
  void howTheyWorkTogetherIsReadInThePartOnPartners() {
    InitiativeNumber number = answered("240");
    cast.decide("amina", number, CHOOSE, Map.of("chosenSecond", "BRENAP"));
    assertThat(shown("amina", number, EXCHANGE)).contains("What was answered", "Whole cost");
    cast.decide("amina", number, EXCHANGE, Map.of("adaptationPlanText", "Rewritten for groups"));

    assertThat(partners("otieno", number))
        .contains("How the exchange works", "Rewritten for groups", "[chosen, second]")
        .doesNotContain("Other providers’ terms");
  }

  private String partners(String who, InitiativeNumber number) {
    return as(
        who,
        () ->
            ShownText.of(
                part.of(initiatives.get(number), cast.actor(who), java.util.Locale.ENGLISH)));
  }

  private List<String> rows(String who, InitiativeNumber number) {
    return as(who, () -> answers.of(number).stream().map(ProviderAnswer::organisation).toList());
  }

  private <T> T as(String who, java.util.function.Supplier<T> read) {
    return RowScope.within(RowScope.of(cast.actor(who).audiences()), read);
  }

  private List<Exhibit> exhibits(String who, InitiativeNumber number, String task) {
    OpenTask open = opened(who, number, task);
    return desk.shows(open.task(), java.util.Locale.ENGLISH);
  }

  private String shown(String who, InitiativeNumber number, String task) {
    return ShownText.of(exhibits(who, number, task));
  }

  private InitiativeNumber answered(String sector) {
    InitiativeNumber number = invited(sector, "IDMICRO", "BRENAP");
    cast.decide("siti", number, ANSWER);
    cast.decide("paulo", number, ANSWER);
    assertThat(open(number)).containsExactly(CHOOSE);
    return number;
  }

  private InitiativeNumber invited(String sector, String... providers) {
    InitiativeNumber number = gone(sector);
    cast.decide("sofia", number, INVITE, Map.of("invitedProviders", List.of(providers)));
    return number;
  }

  /** An initiative that has passed the demand gate. */
  private void fireAnswersDue(InitiativeNumber number) {
    management.executeJob(
        management
            .createJobQuery()
            .activityId("Timer_AnswersDue")
            .processInstanceId(instance(number))
            .singleResult()
            .getId());
  }

  private List<String> refusedToInvite(InitiativeNumber number, Map<String, Object> changes) {
    TaskResult decided = cast.attempt("sofia", number, INVITE, changes);
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors().stream().map(FieldError::key).toList();
  }

  private InitiativeNumber gone(String sector) {
    InitiativeNumber number = cast.raise("amina", "Partners wanted");
    cast.decide(
        "amina",
        number,
        "UserTask_ArticulateDemand",
        Map.of("sector", sector, "modalitiesWanted", List.of("leadershipTeam")));
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    cast.decide("sofia", number, "UserTask_CheckCompleteness");
    return number;
  }

  private void offer(String organisation, String title, String sector, String tying, int days) {
    offers.publish(
        new Offer(
            organisation,
            title,
            List.of("training"),
            List.of(sector),
            List.of("en"),
            "southern",
            tying,
            LocalDate.now(clock).plusDays(days)));
  }

  private List<String> refused(InitiativeNumber number, Map<String, Object> changes) {
    return keys(cast.attempt("amina", number, CHOOSE, changes));
  }

  private List<String> refusedBy(String who, InitiativeNumber number, Map<String, Object> changes) {
    return keys(cast.attempt(who, number, ANSWER, changes));
  }

  private static List<String> keys(TaskResult decided) {
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors().stream().map(FieldError::key).toList();
  }

  private OpenTask opened(String who, InitiativeNumber number, String task) {
    return desk.open(cast.tasks(who, number, task).get(0), cast.actor(who)).orElseThrow();
  }

  private List<String> open(InitiativeNumber number) {
    return worklist.waitingOn(number).stream().map(WorkItem::task).distinct().toList();
  }

  private String instance(InitiativeNumber number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .processDefinitionKey("partnership")
        .singleResult()
        .getId();
  }
}
