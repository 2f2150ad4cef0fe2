package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.funding.FundedDesign.COMMIT;
import static org.capacitycompact.funding.FundedDesign.PLEDGE;
import static org.capacitycompact.funding.FundedDesign.UNFUNDED;
import static org.capacitycompact.money.Dollars.percent;
import static org.capacitycompact.money.Dollars.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.steering.BallotReceipts;
import org.capacitycompact.steering.question.LowerShares;
import org.capacitycompact.web.ExhibitsInText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
class CoFundingProcessTest {

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired Ledger ledger;
  @Autowired Agreements agreements;
  @Autowired Reservations reservations;
  @Autowired FundingSheet sheet;
  @Autowired MoneyRecord money;
  @Autowired Verdicts verdicts;
  @Autowired LowerShares lowerShares;
  @Autowired BallotReceipts receipts;
  @Autowired Chronicle chronicle;
  @Autowired Initiatives initiatives;
  @Autowired TaskDesk desk;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  private FundedDesign design;

  @BeforeEach
  void askTheEngine() {
    BpmnAwareTests.init(engine);
    design = new FundedDesign(cast, plans, slots, engine, database);
  }

  @Test
  void whenAllHaveSignedTheInitiativeIsFunded() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);

    design.coverBudget(number);
    design.sign(number);

    assertThat(agreements.outcome(number)).hasValue("signed");
    assertThat(figures(number))
        .containsExactly(
            "compact cash 10000.00 10000.00 10000.00",
            "local cash 10000.00 10000.00 10000.00",
            "local inKind 5000.00 5000.00 0.00",
            "provider:BRENAP cash 20000.00 20000.00 20000.00",
            "provider:IDMICRO cash 5000.00 5000.00 5000.00");
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_Funded");
  }

  @Test
  void aLocalShareUnderTheMinimumIsAskedForAgain() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);

    design.commit(number, "2499.99", "40000");
    var short_ = verdicts.latest(number, "local-share").orElseThrow();
    assertThat(short_.facts())
        .containsEntry("incomeGroup", "lowerMiddle")
        .containsEntry("fragileContext", false);
    BpmnAwareTests.assertThat(process).isWaitingAt(COMMIT);

    design.commit(number, "2500", "2500");
    BpmnAwareTests.assertThat(process).isWaitingAt(PLEDGE);
    assertThat(figures(number))
        .containsExactly("local cash 2500.00 0.00 0.00", "local inKind 2500.00 0.00 0.00");
  }

  @Test
  void aSmallerShareIsAskedOfTheSteeringGroupWhereTheShareIsShortAndReadThere() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);
    Map<String, Object> small =
        Map.of(
            "committedCashUsd", "1000.01",
            "committedInKindUsd", "40000",
            "lowerShareReason", "The harvest failed, and the treasury pays teachers first.");
    assertThat(
            errors(
                cast.attempt(
                    "joseph",
                    number,
                    COMMIT,
                    Map.of(
                        "committedCashUsd", "0",
                        "committedInKindUsd", "0",
                        "lowerShareReason", "Nothing"))))
        .as("no vote waives that there is a share")
        .containsExactly(FieldError.of("lowerShareReason", "funding.lowerShare.nothing"));
    assertThat(
            errors(
                cast.attempt(
                    "joseph",
                    number,
                    COMMIT,
                    Map.of("committedCashUsd", "9000", "lowerShareReason", "Why not"))))
        .containsExactly(FieldError.of("lowerShareReason", "funding.lowerShare.enough"));

    cast.decide("joseph", number, COMMIT, small);
    BpmnAwareTests.assertThat(process).isWaitingAt(COMMIT);
    assertThat(errors(cast.attempt("joseph", number, COMMIT, small)))
        .containsExactly(FieldError.of("lowerShareReason", "funding.lowerShare.askedBefore"));
    assertThat(chronicle.of(number))
        .as("S10 is never waived: the ballot is called after what is asked")
        .extracting(Chronicle.Entry::kind)
        .contains("ballot.opened.localShare")
        .doesNotContain("ballot.opened.waiver");
    for (String member : List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid")) {
      cast.decide(member, number, "UserTask_CastBallot", Map.of("ballotChoice", "approve"));
    }
    assertThat(receipts.of(cast.actor("mariam")))
        .filteredOn(own -> own.number().equals(number))
        .extracting(BallotReceipts.Own::about)
        .contains("localShare");

    // 1,000.01 in cash and 2,500 in kind of 50,000: the in-kind cap stays that of the minimum.
    assertThat(lowerShares.granted(number).orElseThrow()).isEqualByComparingTo(percent("7.00002"));
    design.commit(number, "1000", "40000");
    BpmnAwareTests.assertThat(process).as("a cent less").isWaitingAt(COMMIT);
    design.commit(number, "1000.01", "40000");
    BpmnAwareTests.assertThat(process).isWaitingAt(PLEDGE);
  }

  @Test
  void theFormOfTheLocalShareOpensWithTheMinimumAndThePlan() {
    InitiativeNumber number = design.approved();
    design.start(number);
    String task = cast.tasks("joseph", number, COMMIT).get(0);

    assertThat(desk.open(task, cast.actor("joseph")).orElseThrow().values())
        .containsEntry("committedCashUsd", "10000.00");
    assertThat(shown("joseph", task))
        .contains(
            "At least: 5,000 US dollars: 10\u00a0% of the budget of 50,000",
            "In kind counts up to: 2,500 US dollars: 50\u00a0% of the least",
            "The country, cash | 10,000 | 20\u00a0%",
            "Total | 50,000 | 100\u00a0%")
        .anyMatch(line -> line.startsWith("Why this much (S10, S15): lower-middle income"));
  }

  @ParameterizedTest
  @CsvSource({
    "committedInKindUsd, 10, inKindValuation, , inKindValuation",
    "commitmentKind, conditionalLetter, commitmentReference, , commitmentReference",
    "committedCashUsd, -1, committedInKindUsd, 0, committedCashUsd",
    "committedCashUsd, 1e400, committedInKindUsd, 0, committedCashUsd"
  })
  void aCommitmentSaysWhatItsKindAsksFor(
      String key, String value, String other, String otherValue, String refused) {
    InitiativeNumber number = design.approved();
    design.start(number);

    assertThat(
            errors(
                cast.attempt(
                    "joseph",
                    number,
                    COMMIT,
                    Map.of(key, value, other, otherValue == null ? "" : otherValue))))
        .extracting(FieldError::key)
        .containsExactly(refused);
  }

  @Test
  void whatIsMissingIsCalledForAgain() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);
    design.commit(number, "10000", "5000");
    design.pledge("paulo", number, "20000", "0");
    cast.decide("siti", number, PLEDGE, Map.of("pledgeDecision", "noPledge"));
    BpmnAwareTests.assertThat(process).isWaitingAt(UNFUNDED);

    cast.decide("joseph", number, UNFUNDED, Map.of("unfundedDecision", "renewCall"));
    design.pledge("siti", number, "5000", "0");
    cast.decide("paulo", number, PLEDGE, Map.of("pledgeDecision", "noPledge"));
    design.sign(number);

    assertThat(agreements.outcome(number)).hasValue("signed");
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_Funded");
  }

  @Test
  void moreInKindDoesNotCoverMissingCash() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);
    design.commit(number, "10000", "5000");
    design.pledge("paulo", number, "20000", "90000");
    cast.decide("siti", number, PLEDGE, Map.of("pledgeDecision", "noPledge"));

    BpmnAwareTests.assertThat(process).isWaitingAt(UNFUNDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partiallyTied", "tied", ""})
  void aPledgeThatIsNotUntiedIsRefusedAtItsField(String tying) {
    InitiativeNumber number = design.approved();
    design.start(number);
    design.commit(number, "10000", "5000");

    assertThat(errors(cast.attempt("paulo", number, PLEDGE, Map.of("pledgeTying", tying))))
        .extracting(FieldError::key)
        .containsExactly("pledgeTying");
    assertThat(ledger.pledged(number, FundingSource.provider("BRENAP"), Means.CASH))
        .isEqualTo(AccountingCurrency.NOTHING);
  }

  @Test
  void aPledgeOfNothingIsNoPledge() {
    InitiativeNumber number = design.approved();
    design.start(number);
    design.commit(number, "10000", "5000");

    assertThat(
            errors(
                cast.attempt(
                    "paulo",
                    number,
                    PLEDGE,
                    Map.of("pledgedCashUsd", "0", "pledgedInKindUsd", ""))))
        .containsExactly(FieldError.of("pledgedCashUsd", "funding.error.amount"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"partiallyTied", "tied"})
  void nothingTiedIsSignedEither(String tying) {
    InitiativeNumber number = design.approved();
    design.start(number);
    design.coverBudget(number);

    assertThat(
            errors(
                cast.attempt(
                    "paulo", number, "UserTask_SignForProvider", Map.of("signatureTying", tying))))
        .containsExactly(FieldError.of("signatureTying", "funding.error.tied"));
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into signature (agreement, party, signed, name, office, tying,
                          given_by, given_at) select id, 'provider', true, 'x', 'x', ?, 'paulo', now()
                        from funding_agreement where number = ?
                        """)
                    .params(tying, number)
                    .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void onePartysRefusalLeavesTheCountryToDecide() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);
    design.coverBudget(number);
    cast.decide("joseph", number, "UserTask_SignForCountry");
    cast.decide("paulo", number, "UserTask_SignForProvider");

    assertThat(
            errors(
                cast.attempt(
                    "sofia",
                    number,
                    "UserTask_SignForCompact",
                    Map.of("signatureDecision", "refuse"))))
        .extracting(FieldError::key)
        .containsExactly("signatureRefusalReason");
    cast.decide(
        "sofia",
        number,
        "UserTask_SignForCompact",
        Map.of("signatureDecision", "refuse", "signatureRefusalReason", "The letter is missing"));

    assertThat(agreements.outcome(number)).hasValue("refused");
    BpmnAwareTests.assertThat(process).isWaitingAt(UNFUNDED);
    assertThat(figures(number)).allMatch(line -> line.endsWith(" 0.00 0.00"));
  }

  @Test
  void aMissingSignatureIsARefusalAndTheNextAgreementMayBeSigned() {
    InitiativeNumber number = design.approved();
    ProcessInstance process = design.start(number);
    design.coverBudget(number);
    cast.decide("joseph", number, "UserTask_SignForCountry");

    design.over(number, "Timer_SigningPeriodOver");
    BpmnAwareTests.assertThat(process).isWaitingAt(UNFUNDED);
    cast.decide("joseph", number, UNFUNDED, Map.of("unfundedDecision", "renewCall"));
    for (String provider : List.of("paulo", "siti")) {
      cast.decide(provider, number, PLEDGE, Map.of("pledgeDecision", "noPledge"));
    }
    design.sign(number);

    assertThat(agreements.outcome(number)).hasValue("signed");
    assertThat(agreements.latest(number)).hasSize(3);
    BpmnAwareTests.assertThat(process).isEnded();
  }

  @Test
  void theCompactGivesAtMostHalfOfABudgetAndTheGapIsShown() {
    InitiativeNumber number = design.approved(2042, "10000", "0", "10000", "30000");
    ProcessInstance process = design.start(number);
    design.commit(number, "10000", "0");
    design.pledge("paulo", number, "10000", "0");
    cast.decide("siti", number, PLEDGE, Map.of("pledgeDecision", "noPledge"));

    assertThat(reservations.find(number).orElseThrow().amount()).isEqualByComparingTo(usd("25000"));
    BpmnAwareTests.assertThat(process).isWaitingAt(UNFUNDED);
    String task = cast.tasks("joseph", number, UNFUNDED).get(0);
    assertThat(shown("joseph", task)).startsWith("What is missing", "Altogether: 5,000 US dollars");
  }

  @Test
  void aStopGivesTheReservationBackToTheYear() {
    InitiativeNumber number = design.approved(2043, "10000", "5000", "25000", "10000");
    design.start(number);
    design.coverBudget(number);
    assertThat(reserved(2043)).isEqualTo("10000.00");

    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");

    assertThat(reserved(2043)).isEqualTo("0.00");
    assertThat(ledger.pledged(number, FundingSource.COMPACT, Means.CASH))
        .isEqualTo(AccountingCurrency.NOTHING);
  }

  @Test
  void thePageShowsFourDifferentFigures() {
    InitiativeNumber number = design.funded();

    assertThat(sheet.facts(number, cast.actor("sofia"), Locale.ENGLISH))
        .contains(new Fact("funding.fact.agreement", "Signed by all parties"));
    assertThat(money(number))
        .containsSequence(
            "Where the cash of each source stands",
            "Source | Budgeted | Pledged | Committed | Received | Paid | Given back | At hand",
            "The country itself | 10,000 | 10,000 | 10,000 | 10,000 | 0 | 0 | 10,000")
        .contains("The Compact | 10,000 | 10,000 | 10,000 | 10,000 | 0 | 0 | 10,000")
        .contains("Total | 45,000 | 45,000 | 45,000 | 45,000 | 0 | 0 | 45,000")
        .containsSequence(
            "Source | Budgeted | Pledged | Committed", "The country itself | 5,000 | 5,000 | 5,000")
        .anyMatch(
            line ->
                line.startsWith(
                    "For the country | Joseph Mwangi, Director of aid coordination | signed"))
        .anyMatch(line -> line.startsWith("Committed: 12,500 US dollars count"))
        .anyMatch(
            line ->
                line.endsWith(
                    "| The country itself | pledged | 10,000 | Commitment of the country |"
                        + " Joseph Mwangi"))
        .anyMatch(
            line ->
                line.endsWith(
                    "| The Compact | received | 10,000 | Counted as received with the agreement |"
                        + " The system"));
  }

  @Test
  void aPartySignsADocumentWithItsPartiesAmountsAndConditions() {
    InitiativeNumber number = design.approved();
    slots.milestones(
        number,
        List.of(
            new PlannedMilestone(
                new MilestonePosition(1),
                "Supervisors are trained",
                "Central bank",
                LocalDate.of(2042, 3, 1),
                usd("8000"))));
    slots.refusalConditions(number, Map.of(1, "The money buys vehicles"));
    design.start(number);
    design.coverBudget(number);
    cast.decide("joseph", number, "UserTask_SignForCountry");

    String task = cast.tasks("paulo", number, "UserTask_SignForProvider").get(0);
    assertThat(shown("paulo", task))
        .contains(
            "The country itself | In cash | 10,000",
            "The country itself | In kind | 5,000",
            "The Compact | In cash | 10,000",
            "Total |  | 50,000",
            "Supervisors are trained | Central bank | 1 March 2042 | 8,000",
            "The country says no if: The money buys vehicles")
        .anyMatch(line -> line.startsWith("The providers: ") && line.endsWith("(signs for all)"))
        .noneMatch(line -> line.contains("Joseph"));
  }

  @Test
  void whatOneProviderWroteIsNotReadWhileAnotherIsAsked() {
    InitiativeNumber number = design.approved();
    design.start(number);
    design.commit(number, "10000", "5000");
    cast.decide(
        "paulo",
        number,
        PLEDGE,
        Map.of("pledgedCashUsd", "20000", "pledgedInKindUsd", "0", "pledgeNote", "In two parts"));

    String task = cast.tasks("siti", number, PLEDGE).get(0);
    assertThat(shown("siti", task))
        .startsWith("Still to be pledged", "Altogether: 5,000 US dollars")
        .noneMatch(line -> line.contains("In two parts"));
    assertThat(money(number)).noneMatch(line -> line.contains("In two parts"));

    cast.decide("siti", number, PLEDGE, Map.of("pledgeDecision", "noPledge"));
    assertThat(money(number)).anyMatch(line -> line.contains("In two parts"));
  }

  private List<String> shown(String userId, String task) {
    return ExhibitsInText.lines(
        desk.shows(desk.open(task, cast.actor(userId)).orElseThrow().task(), Locale.ENGLISH));
  }

  private List<String> money(InitiativeNumber number) {
    return ExhibitsInText.lines(
        money.of(initiatives.get(number), cast.actor("sofia"), Locale.ENGLISH));
  }

  private List<String> figures(InitiativeNumber number) {
    return ledger.balances(number).stream()
        .map(
            balance ->
                "%s %s %s %s %s"
                    .formatted(
                        balance.source().stored(),
                        balance.means().stored(),
                        balance.pledged().plain(),
                        balance.committed().plain(),
                        balance.received().plain()))
        .toList();
  }

  private String reserved(int year) {
    return database
        .sql("select reserved::text from compact_ceiling where year = ?")
        .param(year)
        .query(String.class)
        .single();
  }

  private static List<FieldError> errors(TaskResult decided) {
    return decided instanceof TaskResult.Refused refused ? refused.errors() : List.of();
  }
}
