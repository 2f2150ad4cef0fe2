package org.capacitycompact.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.steering.SteeringGroup.MEMBERS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.web.ExhibitsInText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
class SteeringApprovalProcessTest {

  private static final String CAST_BALLOT = "UserTask_CastBallot";
  private static final String OBJECT = "UserTask_StateObjection";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired Worklist worklist;
  @Autowired Approval approval;
  @Autowired Rounds rounds;
  @Autowired SteeringRecord record;

  @Autowired Verdicts verdicts;
  @Autowired Chronicle chronicle;
  @Autowired Initiatives initiatives;
  @Autowired BallotConditions conditions;
  @Autowired Accounts accounts;
  @Autowired IdentityService identity;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  private SteeringGroup group;
  private final List<String> guests = new ArrayList<>();

  @BeforeEach
  void seatTheGroup() {
    group = new SteeringGroup(cast, plans, slots, engine, database);
    BpmnAwareTests.init(engine);
  }

  /** Other tests' rounds must not wait for members who sat here only for one test. */
  @AfterEach
  void guestsLeave() {
    guests.forEach(accounts::disable);
  }

  @Test
  void withoutMoneyOfTheCompactTheGroupTakesNote() {
    InitiativeNumber number = group.design("0", 2);

    ProcessInstance process = group.start(number);

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("takeNote", "approved"));
    assertThat(approval.approvedAt(number)).isPresent();
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_TakenNote");
  }

  @Test
  void aSmallAndSoundCasePassesWhenEverybodyAskedLetsItPass() {
    InitiativeNumber number = group.design("10000", 1);
    ProcessInstance process = group.start(number);

    MEMBERS.forEach(member -> cast.decide(member, number, OBJECT));

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("noObjection", "approved"));
    assertThat(rounds.lastClosed(number, "noObjection").orElseThrow().outcome()).isEqualTo("none");
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_NoObjection");
  }

  @Test
  void silenceUntilThePeriodIsOverLetsASmallCasePass() {
    InitiativeNumber number = group.design("10000", 1);
    ProcessInstance process = group.start(number);
    cast.decide("mariam", number, OBJECT);

    group.over(number, "Timer_ObjectionPeriodOver");

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("noObjection", "approved"));
    BpmnAwareTests.assertThat(process).isEnded();
  }

  @Test
  void oneObjectionBringsASmallCaseToABallot() {
    InitiativeNumber number = group.design("10000", 1);
    ProcessInstance process = group.start(number);
    cast.decide(
        "grace",
        number,
        OBJECT,
        Map.of("objectionDecision", "object", "objectionReason", "No word of civil society"));

    group.over(number, "Timer_ObjectionPeriodOver");
    assertThat(rounds.lastClosed(number, "noObjection").orElseThrow().outcome())
        .isEqualTo("raised");
    assertThat(shown(number))
        .contains("A reason, without a name: No word of civil society")
        .noneMatch(line -> line.startsWith("Votes:"));
    MEMBERS.forEach(member -> group.vote(member, number, "approve"));

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("noObjection", "approved"));
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_Approved");
  }

  @Test
  void anObjectionNeedsItsReason() {
    InitiativeNumber number = group.design("10000", 1);
    group.start(number);

    assertThat(errors(cast.attempt("grace", number, OBJECT, Map.of("objectionDecision", "object"))))
        .containsExactly(FieldError.of("objectionReason", "approval.error.reason"));
  }

  @ParameterizedTest
  @CsvSource({
    "approve, approved, EndEvent_Approved",
    "return, returned, EndEvent_ReturnedToDesign",
    "decline, declined, EndEvent_Declined"
  })
  void theBallotSaysWhatBecomesOfADesign(String choice, String outcome, String end) {
    InitiativeNumber number = group.designForBallot();
    ProcessInstance process = group.start(number);

    MEMBERS.forEach(member -> group.vote(member, number, choice));

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("vote", outcome));
    assertThat(rounds.lastClosed(number, "approval").orElseThrow().outcome()).isEqualTo(outcome);
    BpmnAwareTests.assertThat(process).isEnded().hasPassed(end);
  }

  @Test
  void aReturnedDesignComesBeforeTheGroupAgain() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    MEMBERS.forEach(member -> group.vote(member, number, "return"));

    group.start(number);
    MEMBERS.forEach(member -> group.vote(member, number, "approve"));

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("vote", "approved"));
    assertThat(rounds.of(number)).hasSize(2).allMatch(round -> round.roundNo() == 1);
  }

  @Test
  void theConditionsOfAnApprovalAreKeptWithTheirDates() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);

    MEMBERS.forEach(
        member ->
            group.vote(
                member, number, member.equals("ingrid") ? "approve" : "approveWithConditions"));

    assertThat(rounds.lastClosed(number, "approval").orElseThrow().outcome())
        .isEqualTo("approvedWithConditions");
    assertThat(approval.conditions(number))
        .hasSize(5)
        .allMatch(condition -> condition.due().toString().equals("2031-03-31"));
  }

  @Test
  void theConditionsOfAMinorityThatApprovedAreToldWithoutWhoNamedThem() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    assertThat(shown(number)).noneMatch(line -> line.contains("Pay in two parts"));

    MEMBERS.forEach(
        member ->
            group.vote(
                member,
                number,
                List.of("grace", "hugo").contains(member) ? "approveWithConditions" : "approve"));

    assertThat(rounds.lastClosed(number, "approval").orElseThrow().outcome()).isEqualTo("approved");
    assertThat(shown(number))
        .filteredOn(line -> line.contains("Pay in two parts"))
        .singleElement()
        .asString()
        .contains("Condition named by some who approved", "31 March 2031")
        .doesNotContain("grace", "Grace");
    assertThat(conditions.named(number))
        .containsExactly(
            new BallotConditions.Named(
                "approval", 1, "approved", "Pay in two parts", LocalDate.parse("2031-03-31")));
  }

  @Test
  void theConditionsOfAWaiverAndOfADesignThatCameBackAreToldToo() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    String call = group.ask(number);
    for (String member : MEMBERS) {
      for (String task : cast.tasks(member, number, "UserTask_CastBallot")) {
        boolean waiver = group.asks(task, call);
        String choice =
            waiver
                ? "approveWithConditions"
                : member.equals("grace") ? "approveWithConditions" : "return";
        desk.decide(task, cast.actor(member), group.answers(choice));
      }
    }
    cast.settle();

    assertThat(conditions.named(number))
        .extracting(BallotConditions.Named::about, BallotConditions.Named::outcome)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("approval", "returned"),
            org.assertj.core.groups.Tuple.tuple("waiver", "approvedWithConditions"));
    assertThat(shown(number))
        .filteredOn(line -> line.contains("Pay in two parts"))
        .extracting(line -> line.substring(line.lastIndexOf("| ") + 2))
        .containsExactlyInAnyOrder("Condition on which some would have approved", "Condition");
  }

  @Test
  void theCountIsOnRecordAsTheDecisionSawIt() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    group.vote("mariam", number, "approve");
    group.vote("tomas", number, "approve");
    group.vote("luis", number, "approve");
    group.vote("grace", number, "abstain");
    group.vote("hugo", number, "recuse");
    group.over(number, "Timer_RoundCloses");

    var verdict = verdicts.latest(number, "steering-outcome").orElseThrow();
    assertThat(verdict.outcome()).isEqualTo("approved");
    assertThat(verdict.step()).isEqualTo("DecisionTask_CountBallots");
    assertThat(verdict.facts())
        .containsOnly(
            Map.entry("eligibleMembers", 5),
            Map.entry("ballotsCast", 4),
            Map.entry("constituenciesEligible", 4),
            Map.entry("constituenciesPresent", 3),
            Map.entry("partnerCountryEligible", 2),
            Map.entry("partnerCountryBallots", 2),
            Map.entry("approve", 3),
            Map.entry("approveWithConditions", 0),
            Map.entry("returnForRevision", 0),
            Map.entry("decline", 0),
            Map.entry("abstain", 1));
  }

  @Test
  void aRoundIsNeverCutShortByAnEarlyMajority() {
    InitiativeNumber number = group.designForBallot();
    ProcessInstance process = group.start(number);

    MEMBERS.subList(0, 5).forEach(member -> group.vote(member, number, "approve"));

    assertThat(rounds.findOpenOfStage(number)).isPresent();
    BpmnAwareTests.assertThat(process).isWaitingAt("CallActivity_ApprovalBallot");
  }

  @Test
  void aRoundWithoutAQuorumIsHeldAgainAndTheThirdReturnsTheDesign() {
    InitiativeNumber number = group.designForBallot();
    ProcessInstance process = group.start(number);

    cast.decide(
        "mariam",
        number,
        CAST_BALLOT,
        Map.of("ballotChoice", "decline", "ballotReason", "Too costly for what it changes"));
    group.over(number, "Timer_RoundCloses");
    assertThat(rounds.findOpenOfStage(number).orElseThrow().roundNo()).isEqualTo(2);
    assertThat(shown(number))
        .as("nothing turned on what one member chose")
        .noneMatch(line -> line.contains("decline") || line.contains("costly"))
        .noneMatch(line -> line.startsWith("Votes:"));
    assertThat(verdicts.latest(number, "steering-outcome").orElseThrow().facts())
        .containsEntry("ballotsCast", 1)
        .containsEntry("decline", 0);
    group.over(number, "Timer_RoundCloses");
    group.over(number, "Timer_RoundCloses");

    assertThat(rounds.of(number))
        .extracting(Rounds.Round::outcome)
        .containsExactly("noQuorum", "noQuorum", "noQuorum");
    assertThat(approval.latest(number)).hasValue(new Approval.Pass("vote", "returned"));
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_ReturnedToDesign");
  }

  @Test
  void muchMoneyIsVotedOnAfterAnIndependentReview() {
    InitiativeNumber number = group.design("150000", 2);
    ProcessInstance process = group.start(number);

    cast.decide("sofia", number, "UserTask_AppointReviewer");
    assertThat(
            errors(
                cast.attempt(
                    "rosa",
                    number,
                    "UserTask_ReviewIndependently",
                    Map.of("independentFindings", "", "independentAdvice", ""))))
        .extracting(FieldError::key)
        .containsExactly("independentFindings", "independentAdvice");
    cast.decide("rosa", number, "UserTask_ReviewIndependently");
    MEMBERS.forEach(member -> group.vote(member, number, "approve"));

    assertThat(approval.latest(number))
        .hasValue(new Approval.Pass("voteAfterIndependentReview", "approved"));
    assertThat(shown(number)).contains("Advice of the independent reviewer: approve");
    BpmnAwareTests.assertThat(process).isEnded();
  }

  @Test
  void highRiskIsReviewedIndependentlyToo() {
    InitiativeNumber number = group.design("10000", 3);

    group.start(number);

    assertThat(approval.latest(number).orElseThrow().route())
        .isEqualTo("voteAfterIndependentReview");
  }

  @Test
  void aReviewerIsNotOfTheCountryNorOfAProvider() {
    guest("reviewerofkenya", Role.PEER_REVIEWER, "KE", null, null);
    guest("reviewerofprovider", Role.PEER_REVIEWER, null, "BRENAP", null);
    InitiativeNumber number = group.design("150000", 2);
    group.start(number);

    for (String dependent : guests) {
      assertThat(
              errors(
                  cast.attempt(
                      "sofia",
                      number,
                      "UserTask_AppointReviewer",
                      Map.of("appointedReviewer", dependent))))
          .extracting(FieldError::key)
          .containsExactly("appointedReviewer");
    }
  }

  @Test
  void whoBelongsToTheCountryOrToAProviderIsNotAsked() {
    guest("memberofkenya", Role.STEERING_GROUP, "KE", null, "partnerCountries");
    guest("memberofprovider", Role.STEERING_GROUP, null, "BRENAP", "southernInstitutions");
    InitiativeNumber number = group.designForBallot();

    group.start(number);

    for (String recused : guests) {
      assertThat(cast.tasks(recused, number, CAST_BALLOT)).isEmpty();
    }
    assertThat(rounds.eligible(rounds.findOpenOfStage(number).orElseThrow().id()))
        .containsExactlyInAnyOrderElementsOf(MEMBERS);
  }

  @Test
  void whoComesToBelongToTheCountryAfterTheOpeningMayOnlyRecuse() {
    String guest = guest("movingmember", Role.STEERING_GROUP, null, null, "networks");
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    database.sql("update person set country = 'KE' where user_id = ?").param(guest).update();

    assertThat(errors(cast.attempt(guest, number, CAST_BALLOT, Map.of())))
        .containsExactly(FieldError.of("ballotChoice", "approval.error.recused"));
    group.vote(guest, number, "recuse");
  }

  @Test
  void whoHasLostTheSeatCannotVote() {
    String guest = guest("formermember", Role.STEERING_GROUP, null, null, "networks");
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    String task = cast.tasks(guest, number, CAST_BALLOT).get(0);
    identity.deleteMembership(guest, Role.STEERING_GROUP.group());

    assertThat(desk.decide(task, cast.actor(guest), Map.of("ballotChoice", "approve")))
        .isInstanceOf(TaskResult.Unknown.class);
    assertThat(worklist.find(cast.actor(guest), Worklist.Search.everything(), 0, 10)).isEmpty();
  }

  @Test
  void nobodyVotesForAnother() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);

    assertThat(cast.tasks("mariam", number, CAST_BALLOT)).hasSize(1);
    for (String other : List.of("rosa", "amina", "sofia")) {
      assertThat(cast.tasks(other, number, CAST_BALLOT)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "approveWithConditions, , , conditionText;conditionDue",
    "approveWithConditions, Pay in two parts, 2020-01-01, conditionDue",
    "approve, Pay in two parts, , conditionText",
    "decline, , , ballotReason",
    "return, , , ballotReason"
  })
  void aBallotSaysWhatItsChoiceAsksFor(
      String choice, String condition, String due, String refused) {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    Map<String, Object> changes = new java.util.HashMap<>();
    changes.put("ballotChoice", choice);
    changes.put("conditionText", condition == null ? "" : condition);
    changes.put("conditionDue", due == null ? "" : due);
    changes.put("ballotReason", "");

    assertThat(errors(cast.attempt("mariam", number, CAST_BALLOT, changes)))
        .extracting(FieldError::key)
        .containsExactly(refused.split(";"));
  }

  @Test
  void beforeTheCloseNobodySeesAChoiceAndAfterItNobodySeesAName() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    cast.decide(
        "hugo",
        number,
        CAST_BALLOT,
        Map.of("ballotChoice", "decline", "ballotReason", "Too costly for what it changes"));

    assertThat(shown(number))
        .as("how it is asked, and the open round with its dates")
        .hasSize(5)
        .contains("How the group was asked: By ballot")
        .anyMatch(line -> line.endsWith("| 6 | open: choices are secret"));
    assertThat(told(number)).noneMatch(text -> text.contains("decline") || text.contains("costly"));
    assertThat(variables(number)).doesNotContain("decline", "ballotChoice", "ballotReason");

    MEMBERS.stream()
        .filter(member -> !member.equals("hugo"))
        .forEach(member -> group.vote(member, number, "approve"));
    assertThat(shown(number))
        .containsSequence("Constituency | approve | decline", "All members | 5 | 1")
        .contains("A reason, without a name: Too costly for what it changes")
        .noneMatch(line -> line.contains("Hugo") || line.contains("hugo"));
    assertThat(told(number)).noneMatch(text -> text.contains("costly"));
  }

  @Test
  void aMemberVotesWithTheCaseBeforeThem() {
    InitiativeNumber number = group.design("60000", 2);
    slots.sufficiencyTargets(
        number,
        List.of(
            new SufficiencyTarget(
                1,
                "Budgets passed in time",
                new BigDecimal("2"),
                new BigDecimal("24"),
                LocalDate.of(2032, 6, 30),
                null,
                null,
                null)));
    slots.refusalConditions(number, Map.of(1, "Trainers are flown in"));
    group.start(number);
    cast.decide(
        "hugo",
        number,
        CAST_BALLOT,
        Map.of("ballotChoice", "decline", "ballotReason", "Too costly for what it changes"));

    String task = cast.tasks("mariam", number, CAST_BALLOT).get(0);
    List<String> shown =
        ExhibitsInText.lines(
            desk.shows(desk.open(task, cast.actor("mariam")).orElseThrow().task(), Locale.ENGLISH));
    assertThat(shown)
        .startsWith(
            "What is asked", "The question: Whether the design of this initiative is approved.")
        .contains(
            "How the group was asked: By ballot",
            "Asked of the Compact: 60,000 of 110,000 US dollars, 54.5\u00a0%",
            "Budgets passed in time | 2 | 24 | 30 June 2032",
            "Staff leave | 2 – medium | 2 – medium | Pairs of trainers",
            "The country says no if: Trainers are flown in")
        .noneMatch(line -> line.contains("costly") || line.contains("decline"));
    MEMBERS.stream()
        .filter(member -> !member.equals("hugo"))
        .forEach(member -> group.vote(member, number, "approve"));
  }

  @Test
  void whatCivilSocietyAndThePartnerSaidStandsBeforeTheGroup() {
    Story story =
        Story.raised(cast, "KE", "A design that was heard")
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal();

    String task =
        Stream.of(OBJECT, CAST_BALLOT)
            .flatMap(each -> cast.tasks("mariam", story.number(), each).stream())
            .findFirst()
            .orElseThrow();
    assertThat(
            ExhibitsInText.lines(
                desk.shows(
                    desk.open(task, cast.actor("mariam")).orElseThrow().task(), Locale.ENGLISH)))
        .contains("What civil society and partners said of the design")
        .anyMatch(line -> line.startsWith("Otieno") && line.contains("| supports it |"))
        .anyMatch(line -> line.startsWith("Paulo Ferreira, ") && line.contains("| agreed to it |"));
    story.voted(MEMBERS.size());
  }

  @Test
  void nineMembersMayVoteInTheSameMoment() throws Exception {
    List<String> members = new ArrayList<>(MEMBERS);
    for (int i = 1; i <= 3; i++) {
      members.add(guest("ninth" + i, Role.STEERING_GROUP, null, null, "civilSociety"));
    }
    InitiativeNumber number = group.designForBallot();
    ProcessInstance process = group.start(number);

    AtomicBoolean voting = new AtomicBoolean(true);
    Thread whatGoesOnByItself =
        new Thread(
            () -> {
              while (voting.get()) {
                cast.settle();
              }
            });
    whatGoesOnByItself.start();
    List<TaskResult> decided =
        atOnce(
            members.stream()
                .<Callable<TaskResult>>map(
                    member -> () -> cast.attempt(member, number, CAST_BALLOT, Map.of()))
                .toList());
    voting.set(false);
    whatGoesOnByItself.join();
    cast.settle();

    assertThat(decided).hasSize(9).allMatch(each -> each instanceof TaskResult.Done);
    assertThat(verdicts.latest(number, "steering-outcome").orElseThrow().facts())
        .containsEntry("ballotsCast", 9)
        .containsEntry("approve", 9);
    BpmnAwareTests.assertThat(process).isEnded();
  }

  @Test
  void aDoubleClickIsOneBallot() throws Exception {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    String task = cast.tasks("mariam", number, CAST_BALLOT).get(0);
    Callable<TaskResult> vote =
        () -> desk.decide(task, cast.actor("mariam"), cast.answers(CAST_BALLOT));

    List<TaskResult> decided = atOnce(List.of(vote, vote));

    assertThat(decided).filteredOn(each -> each instanceof TaskResult.Done).hasSize(1);
    assertThat(decided).filteredOn(each -> each instanceof TaskResult.Before).hasSize(1);
  }

  @Test
  void theDatabaseItselfRefusesASecondALateAndARecusedBallot() {
    String recused = guest("memberofkenya2", Role.STEERING_GROUP, "KE", null, "networks");
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    long round = rounds.findOpenOfStage(number).orElseThrow().id().value();
    group.vote("mariam", number, "approve");

    assertThatThrownBy(() -> insert(round, "mariam", "decline"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> insert(round, recused, "approve")).hasMessageContaining("is recused");
    assertThatThrownBy(() -> insert(round, "rosa", "approve"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> insert(round, "tomas", "noObjection"))
        .hasMessageContaining("no choice of a round of approval");
    assertThatThrownBy(
            () -> database.sql("delete from ballot where round = ?").param(round).update())
        .hasMessageContaining("a ballot stays");
    group.over(number, "Timer_RoundCloses");
    assertThatThrownBy(() -> insert(round, "tomas", "approve")).hasMessageContaining("is closed");
  }

  @Test
  void aBallotThatTheCountryEndsIsAbandoned() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    group.vote("mariam", number, "approve");

    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");

    assertThat(rounds.findOpenOfStage(number)).isEmpty();
    assertThat(rounds.of(number).get(0).outcome()).isEqualTo("abandoned");
  }

  @Test
  void aBallotCountsInTheRoundThatAskedForItWhateverElseIsAsked() {
    InitiativeNumber number = group.designForBallot();
    group.start(number);
    String question = group.ask(number);
    List<String> both = cast.tasks("mariam", number, CAST_BALLOT);
    assertThat(both).hasSize(2);

    both.forEach(
        task ->
            assertThat(
                    desk.decide(
                        task,
                        cast.actor("mariam"),
                        group.answers(group.asks(task, question) ? "decline" : "approve")))
                .isInstanceOf(TaskResult.Done.class));

    long design = rounds.findOpenOfStage(number).orElseThrow().id().value();
    long asked = rounds.findOpen(question).orElseThrow().id().value();
    assertThat(design).isNotEqualTo(asked);
    assertThat(choices(design)).containsExactly("approve");
    assertThat(choices(asked)).containsExactly("decline");
  }

  @Test
  void theEndOfOneRoundLeavesTheOtherOpen() {
    InitiativeNumber number = group.designForBallot();
    ProcessInstance process = group.start(number);
    String question = group.ask(number);

    for (String member : MEMBERS) {
      cast.tasks(member, number, CAST_BALLOT).stream()
          .filter(task -> !group.asks(task, question))
          .forEach(task -> desk.decide(task, cast.actor(member), group.answers("approve")));
    }
    cast.settle();

    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_Approved");
    assertThat(rounds.findOpen(question)).isPresent();
    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");
    assertThat(rounds.of(number))
        .extracting(Rounds.Round::outcome)
        .containsExactlyInAnyOrder("approved", "abandoned");
  }

  private List<String> choices(long round) {
    return database
        .sql("select choice from ballot where round = ?")
        .param(round)
        .query(String.class)
        .list();
  }

  @Test
  void withoutAnybodyToAskASmallCaseDoesNotPassBySilence() {
    InitiativeNumber number = group.design("10000", 1);
    database
        .sql("update person set enabled = false where user_id in (:members)")
        .param("members", MEMBERS)
        .update();
    try {
      group.start(number);
      cast.settle();
    } finally {
      database
          .sql("update person set enabled = true where user_id in (:members)")
          .param("members", MEMBERS)
          .update();
    }

    assertThat(approval.latest(number)).hasValue(new Approval.Pass("noObjection", "returned"));
  }

  private String guest(
      String id, Role role, String country, String organisation, String constituency) {
    accounts.open(
        new NewPerson(id, id, role, null, country, organisation, constituency, false, "en"),
        "Guest-2026-x!");
    guests.add(id);
    return id;
  }

  private void insert(long round, String member, String choice) {
    database
        .sql("insert into ballot (round, member, choice, cast_at) values (?, ?, ?, now())")
        .params(round, member, choice)
        .update();
  }

  private List<String> shown(InitiativeNumber number) {
    return ExhibitsInText.lines(
        record.of(initiatives.get(number), cast.actor("sofia"), Locale.ENGLISH));
  }

  private List<String> told(InitiativeNumber number) {
    return chronicle.of(number).stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry.kind()), entry.detail().stream()))
        .toList();
  }

  private String variables(InitiativeNumber number) {
    String[] instances =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .list()
            .stream()
            .map(instance -> instance.getId())
            .toArray(String[]::new);
    return engine
        .getRuntimeService()
        .createVariableInstanceQuery()
        .processInstanceIdIn(instances)
        .list()
        .stream()
        .map(variable -> variable.getName() + "=" + variable.getValue())
        .reduce("", String::concat);
  }

  private static List<FieldError> errors(TaskResult decided) {
    return decided instanceof TaskResult.Refused refused
        ? refused.errors()
        : Collections.emptyList();
  }

  static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    try (Threads threads = new Threads(work.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.pool().invokeAll(work)) {
        results.add(each.get());
      }
      return results;
    }
  }

  private record Threads(ExecutorService pool) implements AutoCloseable {
    Threads(int size) {
      this(Executors.newFixedThreadPool(size));
    }

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }
}
