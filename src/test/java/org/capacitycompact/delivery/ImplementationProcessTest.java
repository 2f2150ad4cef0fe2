package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.capacitycompact.delivery.FundedWork.TODAY;
import static org.capacitycompact.money.Dollars.usd;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.funding.Disbursements;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.SuspensionAdopted;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.ShownIn;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
class ImplementationProcessTest {

  private static final String DELIVER = "UserTask_DeliverMilestone";
  private static final String VERIFY = "UserTask_VerifyMilestone";
  private static final String REPORT = "UserTask_ReportProgress";
  private static final String CORRECT = "UserTask_AgreeCorrection";
  private static final String ESCALATION = "UserTask_DecideEscalation";
  private static final String RESUMPTION = "UserTask_DecideResumption";

  @Autowired Cast cast;
  @Autowired CountryDays days;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired List<DecidedOn> decidedOn;
  @Autowired Milestones milestones;
  @Autowired DeliveryFacts sheet;
  @Autowired Disbursements money;
  @Autowired Verdicts verdicts;
  @Autowired Initiatives initiatives;
  @Autowired ProcessPaths paths;
  @Autowired Suspensions suspension;
  @Autowired Accounts accounts;
  @Autowired SampleFinanceSystem finance;
  @Autowired ExternalTaskService payments;
  @Autowired EngineAccess access;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private FundedWork work;

  @BeforeEach
  void plan() {
    work = new FundedWork(cast, plans, slots, engine, database);
    BpmnAwareTests.init(engine);
  }

  @Test
  void deliveredVerifiedPaidAndReportedTheWorkIsReadyForReview() {
    InitiativeNumber number = work.funded(100);
    ProcessInstance process = work.live(number);

    work.deliver(number);
    work.verify(number);
    assertThat(states(number)).containsExactly("VERIFIED", "PLANNED");
    finance.pay();
    cast.settle();
    assertThat(states(number)).containsExactly("PAID", "PLANNED");
    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("1000"));

    work.deliver(number);
    work.verify(number);
    report(number, Map.of("spentUsd", "2000", "result1Actual", "0"));
    finance.pay();
    cast.settle();

    assertThat(states(number)).containsExactly("PAID", "PAID");
    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("2000"));
    assertThat(course(number)).isEqualTo("onTrack");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.REVIEW);
    assertThat(paths.milestones(paths.runs(number)).values()).containsExactlyInAnyOrder("1", "2");
    BpmnAwareTests.assertThat(process).isWaitingAt("CallActivity_PeerReview");
  }

  @Test
  void aMilestoneThatIsPaidIsNotPaidAgainWhenTheWorkIsEnteredOnceMore() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    for (int i = 0; i < 2; i++) {
      work.deliver(number);
      work.verify(number);
    }
    report(number, Map.of("spentUsd", "2000"));
    finance.pay();
    cast.settle();

    ProcessInstance again = work.start(number);
    assertThat(cast.tasks("wanjiku", number, DELIVER)).isEmpty();
    report(number, Map.of("spentUsd", "2000"));

    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("2000"));
    BpmnAwareTests.assertThat(again).isEnded();
  }

  @Test
  void theSameKeyNeverPaysTwice() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);
    money.book(number, new MilestonePosition(1), usd("1000.00"), number + "/milestone/1");

    finance.pay();

    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("1000"));
    assertThat(states(number)).startsWith("PAID");
  }

  @Test
  void withoutMoneyNothingIsPaid() {
    InitiativeNumber number = work.funded(100);
    database
        .sql("update plan_milestone set amount = 5000 where number = ? and position = 1")
        .param(number)
        .update();
    work.start(number);
    work.deliver(number);
    work.verify(number);

    assertThat(finance.pay()).isZero();

    assertThat(states(number)).startsWith("VERIFIED");
    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("0"));
  }

  @Test
  void whoDeliveredDoesNotVerify() {
    accounts.open(
        new NewPerson(
            "bothroles", "Both Roles", Role.IMPLEMENTER, "KE", "KE", null, null, false, "en"),
        "Compact-2026!");
    accounts.giveRole("bothroles", Role.NATIONAL_AUTHORITY, "KE");
    InitiativeNumber number = work.funded(100);
    work.start(number);
    cast.decide("bothroles", number, DELIVER);

    assertThat(errors(cast.attempt("bothroles", number, VERIFY, Map.of())))
        .containsExactly(FieldError.of("verificationDecision", "delivery.verify.samePerson"));
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "update milestone set verified_by = delivered_by, verified_on = now() where"
                            + " number = ?")
                    .param(number)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(states(number)).startsWith("DELIVERED");
  }

  @Test
  void aRejectedDeliveryGoesBackWithItsNoteAndEvidence() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    cast.decide(
        "joseph",
        number,
        VERIFY,
        Map.of("verificationDecision", "reject", "verificationNote", "Chapter 3 is missing"));

    assertThat(states(number)).containsExactly("PLANNED", "PLANNED");
    List<Map<String, Object>> forms =
        cast.tasks("wanjiku", number, DELIVER).stream()
            .map(task -> desk.open(task, cast.actor("wanjiku")).orElseThrow().values())
            .toList();
    assertThat(forms)
        .anySatisfy(
            values -> {
              assertThat(String.valueOf(values.get("deliveryEvidence"))).contains("manual");
            });
    assertThat(shown("wanjiku", number, DELIVER)).contains("Chapter 3 is missing");
  }

  @Test
  void nothingIsDeliveredBeforeTheInitiativeBeganAndNoMilestoneSpendsMoreThanItHas() {
    InitiativeNumber number = work.funded(100);
    work.start(number);

    assertThat(
            errors(
                cast.attempt(
                    "wanjiku",
                    number,
                    DELIVER,
                    Map.of(
                        "deliveredOn",
                        TODAY.minusDays(2).toString(),
                        "milestoneSpentUsd",
                        "1000.01"))))
        .extracting(FieldError::messageKey)
        .containsExactly("delivery.date.beforeStart", "delivery.spent.moreThanMilestone");
    assertThat(cast.attempt("wanjiku", number, DELIVER, Map.of("milestoneSpentUsd", "1000.00")))
        .isInstanceOf(TaskResult.Done.class);
  }

  @Test
  void nothingIsDeliveredInTheFuture() {
    InitiativeNumber number = work.funded(100);
    work.start(number);

    assertThat(
            errors(
                cast.attempt(
                    "wanjiku",
                    number,
                    DELIVER,
                    Map.of("deliveredOn", TODAY.plusDays(2).toString()))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("deliveredOn", "delivery.date.future"));
  }

  @Test
  @DisplayName("at 21:23 UTC the day that has begun in Nairobi is delivered and reported")
  void theDayThatHasBegunInTheCountryIsTaken() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    Instant night = TODAY.atTime(21, 23).toInstant(ZoneOffset.UTC);
    LocalDate there = TODAY.plusDays(1);
    Object clock = ReflectionTestUtils.getField(days, "clock");
    ReflectionTestUtils.setField(days, "clock", Clock.fixed(night, ZoneOffset.UTC));
    try {
      Map<String, Object> tomorrow = Map.of("deliveredOn", there.plusDays(1).toString());
      assertThat(errors(cast.attempt("wanjiku", number, DELIVER, tomorrow)))
          .containsExactly(
              FieldError.ofDays("deliveredOn", "delivery.date.future", there.plusDays(1), there));
      Map<String, Object> today = Map.of("deliveredOn", there.toString());
      assertThat(cast.attempt("wanjiku", number, DELIVER, today))
          .isInstanceOf(TaskResult.Done.class);
      Map<String, Object> data = Map.of("dataDate", there.toString(), "spentUsd", "2000.00");
      assertThat(cast.attempt("wanjiku", number, REPORT, data)).isInstanceOf(TaskResult.Done.class);
    } finally {
      ReflectionTestUtils.setField(days, "clock", clock);
    }
  }

  @Test
  void onlyAnIntegratorPaysAndCarriesNoVariables() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);
    String task = waiting(number);

    for (String other : List.of("wanjiku", "joseph", "amina", "sofia")) {
      Actor actor = cast.actor(other);
      assertThatThrownBy(
              () ->
                  access.actingAs(
                      other,
                      actor.groups(),
                      () -> {
                        payments.complete(task, "w");
                        return true;
                      }))
          .isInstanceOf(AuthorizationException.class);
    }
    Actor integrator = cast.actor("finance");
    assertThatThrownBy(
            () ->
                access.actingAs(
                    "finance",
                    integrator.groups(),
                    () -> {
                      LockedExternalTask locked = lock(task);
                      payments.complete(
                          locked.getId(), "w", Map.of("implementationOutcome", "ended"));
                      return true;
                    }))
        .isInstanceOf(NotValidException.class);
    assertThat(states(number)).startsWith("VERIFIED");
    access.asSystem(() -> payments.unlock(task));
    finance.pay();
    assertThat(states(number)).startsWith("PAID");
  }

  @ParameterizedTest
  @CsvSource({"14, onTrack", "15, watch"})
  void smallDelaysNeedNothingFromAnybody(int days, String course) {
    InitiativeNumber number = work.funded(-days);
    work.start(number);
    report(number, Map.of("spentUsd", "1000"));

    assertThat(course(number)).isEqualTo(course);
    assertThat(cast.tasks("amina", number, CORRECT)).isEmpty();
    assertThat(cast.tasks("amina", number, ESCALATION)).isEmpty();
    assertThat(cast.tasks("wanjiku", number, REPORT)).isEmpty();
  }

  @Test
  void aLargerDelayIsCorrectedTogetherAndMovesWhatIsNotDelivered() {
    InitiativeNumber number = work.funded(-40);
    work.start(number);
    report(number, Map.of("spentUsd", "1000"));
    assertThat(course(number)).isEqualTo("correct");
    assertThat(shown("amina", number, CORRECT)).contains("Largest delay of a milestone, days: 40");

    cast.decide("amina", number, CORRECT);

    assertThat(milestones.of(number).get(0).due()).isEqualTo(TODAY.minusDays(10));
    assertThat(count("course_correction", number)).isOne();
    assertThat(cast.tasks("amina", number, CORRECT)).isEmpty();
  }

  @Test
  void whatGoesPastTheToleranceIsNotAgreedHere() {
    InitiativeNumber number = work.funded(-40);
    work.start(number);
    report(number, Map.of("spentUsd", "1000"));

    assertThat(
            errors(
                cast.attempt(
                    "amina",
                    number,
                    CORRECT,
                    Map.of(
                        "scopeChanged", "yes",
                        "partnerAgreed", "no",
                        "budgetChangePercent", "-10.1",
                        "timeChangeDays", "91",
                        "correctionDue", TODAY.minusDays(1).toString()))))
        .extracting(FieldError::key)
        .containsExactlyInAnyOrder(
            "scopeChanged",
            "partnerAgreed",
            "budgetChangePercent",
            "timeChangeDays",
            "correctionDue");
    cast.decide(
        "amina", number, CORRECT, Map.of("budgetChangePercent", "-10", "timeChangeDays", "90"));
  }

  @Test
  void withoutAnIntervalAgreedTheCourseIsUnknownAndTheCountryDecides() {
    InitiativeNumber number = work.funded(100);
    database
        .sql("update plan_profile set reporting_interval_days = null where number = ?")
        .param(number)
        .update();
    ProcessInstance process = work.start(number);
    report(number, Map.of());
    assertThat(course(number)).isEqualTo("escalate");

    cast.decide("amina", number, ESCALATION);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);
    BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("EndEvent_CarriedOn");
  }

  @Test
  void anEscalationMayEndTheWorkEarlyAndCallsOffOpenMilestones() {
    InitiativeNumber number = work.funded(-100);
    ProcessInstance process = work.live(number);
    report(number, Map.of("spentUsd", "1000"));

    cast.decide("amina", number, ESCALATION, Map.of("escalationDecision", "endEarly"));

    assertThat(initiatives.get(number).status()).isEqualTo(Status.ENDED_EARLY);
    assertThat(cast.tasks("wanjiku", number, DELIVER)).isEmpty();
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_EndedEarly");
  }

  @Test
  void anEscalationMaySuspendAndTheCountryEndsTheWork() {
    InitiativeNumber number = work.funded(-100);
    ProcessInstance process = work.live(number);
    report(number, Map.of("spentUsd", "1000"));

    cast.decide(
        "amina",
        number,
        ESCALATION,
        Map.of("escalationDecision", "suspend", "escalationReason", "The school has closed"));
    assertThat(initiatives.get(number).status()).isEqualTo(Status.SUSPENDED);
    assertThat(shown("amina", number, RESUMPTION)).contains("The school has closed");
    cast.decide("amina", number, RESUMPTION, Map.of("resumptionDecision", "end"));

    assertThat(initiatives.get(number).status()).isEqualTo(Status.ENDED_EARLY);
    BpmnAwareTests.assertThat(process).isEnded().hasPassed("EndEvent_EndedEarly");
  }

  @ParameterizedTest
  @CsvSource({"amina, true", "joseph, true", "wanjiku, false", "sofia, false", "koffi, false"})
  void theCountrySuspendsItsWorkAndNobodyElseDoes(String person, boolean may) {
    InitiativeNumber number = work.funded(100);
    assertThat(suspension.isPossible(number, cast.actor("amina"))).as("before the work").isFalse();
    work.start(number);

    assertThat(suspension.isPossible(number, cast.actor(person))).isEqualTo(may);
    assertThat(suspension.suspend(number, cast.actor(person), "Floods", null)).isEqualTo(may);

    assertThat(initiatives.get(number).status() == Status.SUSPENDED).isEqualTo(may);
  }

  @Test
  void whileSuspendedNothingIsVerifiedOrPaidAndThenItIsShownAgain() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);
    work.deliver(number);

    suspension.suspend(number, cast.actor("joseph"), "Floods", TODAY.plusDays(30));

    assertThat(cast.tasks("joseph", number, VERIFY)).isEmpty();
    assertThat(finance.pay()).isZero();
    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("0"));
    assertThat(suspension.suspend(number, cast.actor("amina"), "Again", null)).isFalse();
    assertThat(facts(number, Locale.ENGLISH)).contains("Floods");

    cast.decide("amina", number, RESUMPTION);
    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);
    assertThat(states(number)).containsExactly("PLANNED", "PLANNED");
    assertThat(cast.tasks("wanjiku", number, DELIVER)).hasSize(2);
    assertThat(cast.tasks("wanjiku", number, REPORT)).hasSize(1);
    work.deliver(number);
    work.verify(number);
    finance.pay();
    assertThat(money.disbursed(number)).isEqualByComparingTo(usd("1000"));
  }

  @Test
  void whatTheSteeringGroupSuspendsIsSuspendedAtTheEndOfTheTransaction() {
    InitiativeNumber number = work.funded(100);
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(new SuspensionAdopted(number, "The group adopted it"));
          work.start(number);
        });

    assertThat(initiatives.get(number).status()).isEqualTo(Status.SUSPENDED);
    assertThat(cast.tasks("amina", number, RESUMPTION)).hasSize(1);
  }

  @Test
  void oldDataBlockTheMoneyUntilProgressIsReportedAndNotTheVerification() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.began(number, 61);
    work.deliver(number);
    work.verify(number);
    finance.pay();
    assertThat(states(number)).startsWith("VERIFIED");

    report(number, Map.of());
    finance.pay();

    assertThat(states(number)).startsWith("PAID");
  }

  @Test
  void allThatWasSpentIsNoLessThanWhatTheMilestonesCost() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    cast.decide("wanjiku", number, DELIVER, Map.of("milestoneSpentUsd", "900"));

    assertThat(
            errors(
                cast.attempt(
                    "wanjiku", number, "UserTask_ReportProgress", Map.of("spentUsd", "899.99"))))
        .containsExactly(FieldError.of("spentUsd", "delivery.spent.lessThanMilestones", "900.00"));
  }

  @Test
  void aReportThatCannotBeTrueIsRefused() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    report(
        number,
        Map.of(
            "spentUsd",
            "500",
            "newRiskTitle",
            "Rain",
            "newRiskLikelihood",
            "3",
            "newRiskImpact",
            "2"));
    assertThat(plans.riskLevel(number)).hasValue("high");
    cast.decide("amina", number, ESCALATION, Map.of("escalationDecision", "suspend"));
    cast.decide("amina", number, RESUMPTION);

    assertThat(
            errors(
                cast.attempt(
                    "wanjiku",
                    number,
                    REPORT,
                    Map.of(
                        "dataDate", TODAY.plusDays(1).toString(),
                        "spentUsd", "499.99",
                        "result2Actual", "1",
                        "sufficiency3Actual", "1",
                        "newRiskTitle", "Rain"))))
        .extracting(FieldError::key)
        .containsExactlyInAnyOrder(
            "dataDate",
            "spentCorrection",
            "result2Actual",
            "sufficiency3Actual",
            "newRiskLikelihood",
            "newRiskImpact");
  }

  @Test
  void aReportUpdatesResultsAndTargetsOfThePlan() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    assertThat(
            desk.open(cast.tasks("wanjiku", number, REPORT).get(0), cast.actor("wanjiku"))
                .orElseThrow()
                .schema()
                .keysOfRows())
        .hasEntrySatisfying("result", keys -> assertThat(keys).contains("result1Actual"));

    report(number, Map.of("result1Actual", "4", "sufficiency1Actual", "2"));

    assertThat(plans.results(number).get(0).actual()).isEqualByComparingTo("4");
    assertThat(plans.results(number).get(0).actualOn()).isEqualTo(TODAY);
    assertThat(plans.sufficiencyTargets(number).get(0).actual()).isEqualByComparingTo("2");
    assertThat(plans.sufficiencyTargets(number).get(0).reached()).isNull();
  }

  @Test
  void thePageTellsTheWorkInBothLanguages() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    report(number, Map.of());

    assertThat(facts(number, Locale.ENGLISH)).contains("(", "delivered", "On track");
    assertThat(facts(number, Locale.FRENCH)).contains("livré", "En bonne voie");
  }

  private void report(InitiativeNumber number, Map<String, Object> changes) {
    Map<String, Object> answers = new HashMap<>(Map.of("spentUsd", "0"));
    answers.putAll(changes);
    cast.decide("wanjiku", number, REPORT, answers);
  }

  /** What the tasks of a kind decide on, as text. */
  private String shown(String person, InitiativeNumber number, String task) {
    return cast.tasks(person, number, task).stream()
        .map(id -> desk.open(id, cast.actor(person)).orElseThrow().task())
        .map(each -> ShownIn.task(decidedOn, each))
        .collect(Collectors.joining("\n"));
  }

  private List<String> states(InitiativeNumber number) {
    return milestones.of(number).stream().map(one -> one.state().name()).toList();
  }

  private String course(InitiativeNumber number) {
    return verdicts.latest(number, "course-correction").orElseThrow().outcome();
  }

  private String facts(InitiativeNumber number, Locale language) {
    return sheet.facts(number, cast.actor("amina"), language).stream()
        .map(Fact::value)
        .reduce("", (all, next) -> all + "|" + next);
  }

  private int count(String table, InitiativeNumber number) {
    return database
        .sql("select count(*) from " + table + " where number = ?")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private String waiting(InitiativeNumber number) {
    return access.asSystem(
        () ->
            payments.createExternalTaskQuery().topicName("disburse").list().stream()
                .filter(task -> number.value().equals(task.getBusinessKey()))
                .findFirst()
                .orElseThrow()
                .getId());
  }

  private LockedExternalTask lock(String task) {
    return payments.fetchAndLock(1000, "w").topic("disburse", 60_000).execute().stream()
        .filter(one -> one.getId().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private static List<FieldError> errors(TaskResult decided) {
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors();
  }
}
