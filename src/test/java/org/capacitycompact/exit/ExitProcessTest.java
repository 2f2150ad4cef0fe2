package org.capacitycompact.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.exit.Judgements.Judged;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.ShownIn;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
class ExitProcessTest {

  private static final String EXAMINE = "UserTask_ExamineTogether";
  private static final String HAND_OVER = "UserTask_AcceptHandOver";
  private static final String LESSONS = "UserTask_RecordLessons";
  private static final String CHECK = "UserTask_CheckLastingCapacity";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired Examinations examinations;
  @Autowired Judgements judgements;
  @Autowired Chronicle chronicle;
  @Autowired Lessons lessons;
  @Autowired BookClosing books;
  @Autowired LastingChecks checks;
  @Autowired ExitSheet sheet;
  @Autowired ExamineTogether examining;
  @Autowired List<DecidedOn> decidedOn;
  @Autowired Verdicts verdicts;
  @Autowired Initiatives initiatives;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  @BeforeEach
  void watch() {
    BpmnAwareTests.init(engine);
  }

  @Test
  void withItsTargetsReachedAndHandedOverTheInitiativeExits() {
    InitiativeNumber number = worked(2);
    ProcessInstance life = start(number);
    cast.decide("amina", number, EXAMINE);
    cast.decide("joseph", number, HAND_OVER);
    assertThat(verdict(number)).isEqualTo("exit");
    assertThat(books.closed(number)).as("before there is a lesson").isEmpty();

    cast.decide("amina", number, LESSONS);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.EXITED);
    assertThat(lessons.titles(number).get(0).title()).startsWith("Pair each");
    assertThat(books.closed(number).orElseThrow().returned()).isEqualByComparingTo(usd("500.01"));
    assertThat(left(number)).isEqualByComparingTo("0");
    BpmnAwareTests.assertThat(life).isEnded().hasPassed("EndEvent_HandedOver");
  }

  @Test
  void aYearAndTwoYearsLaterTheSystemAsksWhetherTheCapacityLasted() {
    InitiativeNumber number = exited("full");
    assertThat(cast.tasks("amina", number, CHECK)).isEmpty();

    over(number, "Timer_FirstCheck");
    cast.decide("amina", number, CHECK, Map.of("lasted", "partly"));
    assertThat(cast.tasks("amina", number, CHECK)).isEmpty();
    over(number, "Timer_SecondCheck");
    cast.decide("amina", number, CHECK, Map.of("lasted", "no"));

    assertThat(checks.of(number)).containsExactly("partly", "no");
    assertThat(initiatives.get(number).status()).isEqualTo(Status.EXITED);
    assertThat(running("post-exit-check", number)).isZero();
  }

  @Test
  void onTheLightTrackItAsksOnce() {
    InitiativeNumber number = exited("light");
    over(number, "Timer_FirstCheck");
    cast.decide("amina", number, CHECK);

    assertThat(checks.of(number)).containsExactly("fully");
    assertThat(running("post-exit-check", number)).isZero();
  }

  @Test
  void whenTheCountrySaysThatItIsEnoughItIsEnough() {
    InitiativeNumber number = worked(2);
    start(number);
    Map<String, Object> nothingReached = reached(0, 2);
    nothingReached.put("countrySaysEnough", "yes");
    nothingReached.put("sustainability", "unlikely");
    assertThat(errors(cast.attempt("amina", number, EXAMINE, nothingReached)))
        .containsExactly(FieldError.of("enoughReason", "exit.enough.reason"));

    nothingReached.put("enoughReason", "The ministry goes on alone");
    cast.decide("amina", number, EXAMINE, nothingReached);
    cast.decide("joseph", number, HAND_OVER, noHandOver());
    cast.decide("amina", number, LESSONS);

    assertThat(verdict(number)).isEqualTo("exit");
    assertThat(initiatives.get(number).status()).isEqualTo(Status.EXITED);
  }

  @Test
  void withHalfOfTheTargetsTheWorkIsExtendedOnceAndThenCloses() {
    InitiativeNumber number = worked(2);
    ProcessInstance life = start(number);
    cast.decide("amina", number, EXAMINE, reached(1, 2));
    cast.decide("joseph", number, HAND_OVER, noHandOver());

    assertThat(verdict(number)).isEqualTo("extend");
    assertThat(examinations.extensionsUsed(number)).isOne();
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.IMPLEMENTATION);
    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Implementation");

    start(number);
    cast.decide("amina", number, EXAMINE, reached(1, 2));
    cast.decide("joseph", number, HAND_OVER, noHandOver());
    assertThat(verdict(number)).isEqualTo("close");
    cast.decide("amina", number, LESSONS);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.CLOSED);
    assertThat(books.closed(number).orElseThrow().outcome()).isEqualTo("closed");
    assertThat(left(number)).isEqualByComparingTo("0");
    assertThat(running("post-exit-check", number)).isZero();
  }

  @Test
  void withLessTheInitiativeReturnsToTheWorkWithoutAnExtension() {
    InitiativeNumber number = worked(3);
    ProcessInstance life = start(number);
    cast.decide("amina", number, EXAMINE, reached(1, 3));
    cast.decide("joseph", number, HAND_OVER, noHandOver());

    assertThat(verdict(number)).isEqualTo("return");
    assertThat(examinations.extensionsUsed(number)).isZero();
    assertThat(left(number)).isEqualByComparingTo("500.01");
    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Implementation");
  }

  @Test
  void targetsAreExaminedOneByOneWithEvidence() {
    InitiativeNumber number = worked(1);
    start(number);
    assertThat(
            rows(number).stream()
                .flatMap(row -> row.about().stream())
                .map(cell -> cell.text())
                .collect(Collectors.joining(" ")))
        .contains(
            "Target 1",
            "90",
            Figures.day(LocalDate.now().plusDays(10), LocaleContextHolder.getLocale()));

    Map<String, Object> gaps = new HashMap<>();
    gaps.put("sufficiency1Evidence", "");
    assertThat(errors(cast.attempt("amina", number, EXAMINE, gaps)))
        .contains(
            FieldError.of("sufficiency1Evidence", "exit.target.evidence"),
            FieldError.of("sufficiency2Reached", "validation.noRow"));
    Map<String, Object> silent = reached(0, 1);
    silent.put("sufficiency1Reached", "");
    silent.put("sufficiency1Actual", "");
    assertThat(errors(cast.attempt("amina", number, EXAMINE, silent)))
        .containsExactly(FieldError.of("sufficiency1Reached", "exit.target.missing"));
    cast.decide("amina", number, EXAMINE, reached(1, 1));

    assertThat(plans.sufficiencyTargets(number).get(0).reached()).isTrue();
  }

  @Test
  void whereATargetIsAFigureReachedIsComputed() {
    InitiativeNumber number = worked(2);
    start(number);
    Map<String, Object> figures = reached(1, 2);
    figures.put("sufficiency1Reached", "");
    figures.put("sufficiency2Reached", "");
    cast.decide("amina", number, EXAMINE, figures);

    assertThat(judgements.latest(number))
        .extracting(Judged::byFigures, Judged::reached)
        .containsExactly(tuple(true, true), tuple(false, false));
    assertThat(cast.tasks("joseph", number, HAND_OVER)).as("nothing to judge").hasSize(1);
  }

  @Test
  void whereLessIsBetterOneComesDownToTheTarget() {
    SufficiencyTarget fewer = target("40", "12");

    assertThat(Judgements.reached(fewer, new BigDecimal("12"))).isTrue();
    assertThat(Judgements.reached(fewer, new BigDecimal("12.0001"))).isFalse();
    assertThat(Judgements.reached(target("10", "75"), new BigDecimal("62"))).isFalse();
    assertThat(Judgements.reached(target(null, "75"), new BigDecimal("75"))).isTrue();
    assertThat(Judgements.reached(target(null, "75"), null)).isFalse();
  }

  @Test
  void aClaimAgainstTheFiguresNeedsAReasonThatIsShownAndCountsWhenThePartnerAgrees() {
    InitiativeNumber number = worked(1);
    start(number);
    Map<String, Object> claim = reached(0, 1);
    claim.put("sufficiency1Actual", "62");
    claim.put("sufficiency1Reached", "yes");
    assertThat(errors(cast.attempt("amina", number, EXAMINE, claim)))
        .containsExactly(FieldError.of("sufficiency1Reason", "exit.target.againstFigures", "90"));
    claim.put("sufficiency1Reason", "The last survey was before the harvest");
    cast.decide("amina", number, EXAMINE, claim);

    assertThat(judgements.latest(number)).extracting(Judged::reached).containsExactly(false);
    assertThat(cast.tasks("joseph", number, HAND_OVER)).isEmpty();
    assertThat(judgement(number))
        .as("the partner reads the claim, and no result that could be agreed to instead")
        .contains("| 62 | reached: The last survey was before the harvest")
        .doesNotContain("not reached")
        .doesNotContain("The partner says");
    cast.decide("paulo", number, "UserTask_JudgeTogether");

    assertThat(judgements.latest(number)).extracting(Judged::reached).containsExactly(true);
    assertThat(handOver(number)).contains("before the harvest").contains("62");
    assertThat(facts(number, Locale.ENGLISH)).contains("before the harvest");
    assertThat(history(number)).contains("exit.claimed");
    cast.decide("joseph", number, HAND_OVER);
    assertThat(verdict(number)).isEqualTo("exit");
  }

  @Test
  void whatHasNoValueIsJudgedJointlyAndWithEvidence() {
    InitiativeNumber number = worked(1);
    start(number);
    Map<String, Object> judged = reached(1, 1);
    judged.put("sufficiency1Actual", "");
    judged.put("sufficiency1Evidence", "");
    judged.put("examinedWith", "");
    assertThat(errors(cast.attempt("amina", number, EXAMINE, judged)))
        .containsExactlyInAnyOrder(
            FieldError.of("sufficiency1Evidence", "exit.target.evidence"),
            FieldError.of("examinedWith", "exit.judgement.with"));
    judged.put("sufficiency1Evidence", "Minutes of the school board");
    judged.put("examinedWith", "The institute");
    cast.decide("amina", number, EXAMINE, judged);
    assertThat(judgement(number))
        .as("where there is no value, too")
        .contains("| – | reached")
        .doesNotContain("not reached");
    assertThat(
            errors(
                cast.attempt(
                    "paulo",
                    number,
                    "UserTask_JudgeTogether",
                    Map.of("judgementDecision", "disagree", "judgementReason", ""))))
        .containsExactly(FieldError.of("judgementReason", "exit.judgement.reason"));

    cast.decide(
        "paulo",
        number,
        "UserTask_JudgeTogether",
        Map.of("judgementDecision", "disagree", "judgementReason", "We saw no board"));

    assertThat(judgements.latest(number)).extracting(Judged::reached).containsExactly(false);
    assertThat(handOver(number)).contains("not reached: We saw no board", "[not reached]");
  }

  @Test
  void thePartnersSilenceIsNoAgreementAndHoldsNobodyUp() {
    InitiativeNumber number = worked(1);
    start(number);
    Map<String, Object> judged = reached(1, 1);
    judged.put("sufficiency1Actual", "");
    cast.decide("amina", number, EXAMINE, judged);

    over(number, "Timer_JudgementDue");

    assertThat(judgements.latest(number)).extracting(Judged::reached).containsExactly(false);
    cast.decide("joseph", number, HAND_OVER, noHandOver());
    assertThat(verdict(number)).isEqualTo("return");
  }

  @Test
  void whatReleaseBeforeTookAsReachedCountsByItsFiguresOnly() {
    InitiativeNumber number = worked(2);
    start(number);
    database
        .sql(
            """
            insert into exit_examination (number, position, country_says_enough, sustainability,
              impact, examined_by, examined_at) values (?, 1, false, 'likely', 'x', 'amina', now())
            """)
        .param(number)
        .update();
    plans.examineTarget(number, 1, new BigDecimal("62"), true, "typed");
    plans.examineTarget(number, 2, new BigDecimal("91"), true, "measured");

    assertThat(judgements.reached(number, plans.sufficiencyTargets(number))).containsExactly(2);
  }

  @Test
  void theDatabaseHoldsFiguresReasonsAndEvidence() {
    InitiativeNumber number = worked(1);
    start(number);
    cast.decide("amina", number, EXAMINE, reached(0, 1));

    for (String row :
        List.of(
            "null, 75, 62, true, true, 'why', 'seen'",
            "null, 75, 62, false, true, null, 'seen'",
            "null, 75, 62, false, true, 'why', null",
            "null, 75, null, null, true, 'why', null",
            "40, 12, 62, true, true, null, null")) {
      assertThatThrownBy(
              () ->
                  database
                      .sql("insert into target_judgement values (?, 1, 2, " + row + ")")
                      .param(number)
                      .update())
          .as(row)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void whatLostItsBudgetLineHasNotLastedFully() {
    InitiativeNumber number = exited("light");
    over(number, "Timer_FirstCheck");

    assertThat(errors(cast.attempt("amina", number, CHECK, Map.of("budgetLineKept", "no"))))
        .containsExactly(FieldError.of("lasted", "exit.lasted.notFully"));
  }

  private static SufficiencyTarget target(String baseline, String target) {
    return new SufficiencyTarget(
        1,
        "A target",
        baseline == null ? null : new BigDecimal(baseline),
        new BigDecimal(target),
        LocalDate.now(),
        null,
        null,
        null);
  }

  private String handOver(InitiativeNumber number) {
    return desk.open(cast.tasks("joseph", number, HAND_OVER).get(0), cast.actor("joseph"))
        .map(open -> ShownIn.task(decidedOn, open.task()))
        .orElseThrow();
  }

  private String judgement(InitiativeNumber number) {
    return desk.open(
            cast.tasks("paulo", number, "UserTask_JudgeTogether").get(0), cast.actor("paulo"))
        .map(open -> ShownIn.task(decidedOn, open.task()))
        .orElseThrow();
  }

  private List<String> history(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  @Test
  void aBudgetLineIsNamedAndNothingIsHandedOverInTheFuture() {
    InitiativeNumber number = worked(2);
    start(number);
    cast.decide("amina", number, EXAMINE);

    assertThat(errors(cast.attempt("joseph", number, HAND_OVER, Map.of("budgetLineReference", ""))))
        .containsExactly(FieldError.of("budgetLineReference", "exit.budgetLine.reference"));
    assertThat(
            errors(
                cast.attempt(
                    "joseph",
                    number,
                    HAND_OVER,
                    Map.of("handedOverOn", LocalDate.now().plusDays(2).toString()))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("handedOverOn", "exit.date.future"));
  }

  @Test
  void theDatabaseHoldsOneExtensionAndNoClosingWithoutALesson() {
    InitiativeNumber number = worked(2);
    start(number);
    cast.decide("amina", number, EXAMINE, reached(1, 2));
    cast.decide("joseph", number, HAND_OVER, noHandOver());
    start(number);
    cast.decide("amina", number, EXAMINE, reached(1, 2));

    assertThatThrownBy(() -> examinations.recordReturn(number, "extension"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> books.close(number, "closed"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql("insert into closed_books values (?, 0, 'closed', 0, now())")
                    .param(number)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(left(number)).isEqualByComparingTo("500.01");
  }

  @Test
  void theLessonOpensWithTheSectorOfTheInitiativeAndThePageTellsTheExit() {
    InitiativeNumber number = worked(2);
    slots.frame(number, Map.of("sector", "151"));
    start(number);
    cast.decide("amina", number, EXAMINE);
    cast.decide("joseph", number, HAND_OVER);
    assertThat(
            desk.open(cast.tasks("amina", number, LESSONS).get(0), cast.actor("amina"))
                .orElseThrow()
                .values())
        .containsEntry("sector", "151");
    cast.decide("amina", number, LESSONS);

    assertThat(facts(number, Locale.ENGLISH))
        .contains("2 / 2", "likely", "School of monetary studies", "100 %", "500.01\u00a0USD");
    assertThat(facts(number, Locale.FRENCH)).contains("probable");
  }

  /**
   * An initiative with this many sufficiency targets, and money that was received and not spent.
   */
  private InitiativeNumber worked(int targets) {
    InitiativeNumber number = cast.raise("amina", "Budget training for local government");
    slots.sufficiencyTargets(
        number,
        IntStream.rangeClosed(1, targets)
            .mapToObj(
                position ->
                    new SufficiencyTarget(
                        position,
                        "Target " + position,
                        null,
                        new BigDecimal(position == 2 ? "3" : "90"),
                        LocalDate.now().plusDays(10),
                        null,
                        null,
                        null))
            .toList());
    for (String kind : List.of("pledged", "committed", "received")) {
      database
          .sql(
              """
              insert into ledger_entry (number, source, kind, means, amount, at, key, note)
              values (?, 'local', ?, 'cash', 500.01, now(), ?, 'test')
              """)
          .params(number, kind, number + kind)
          .update();
    }
    return number;
  }

  private InitiativeNumber exited(String track) {
    InitiativeNumber number = worked(2);
    initiatives.putOnTrack(number, track);
    start(number);
    cast.decide("amina", number, EXAMINE);
    cast.decide("joseph", number, HAND_OVER);
    cast.decide("amina", number, LESSONS);
    return number;
  }

  /** The initiative's top process from its exit on. */
  private ProcessInstance start(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("initiative-lifecycle")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .startBeforeActivity("CallActivity_Exit")
        .execute();
  }

  private static Map<String, Object> reached(int reached, int of) {
    Map<String, Object> answers = new HashMap<>();
    for (int slot = 1; slot <= 3; slot++) {
      boolean planned = slot <= of;
      answers.put("sufficiency" + slot + "Actual", planned ? slot <= reached ? "90" : "1" : "");
      answers.put("sufficiency" + slot + "Reached", planned ? slot <= reached ? "yes" : "no" : "");
      answers.put("sufficiency" + slot + "Evidence", planned ? "Register of the school" : "");
    }
    return answers;
  }

  private static Map<String, Object> noHandOver() {
    return Map.of("functionsHandedOverPercent", "0", "nationalBudgetLine", "no");
  }

  private String verdict(InitiativeNumber number) {
    return verdicts.latest(number, "exit-readiness").orElseThrow().outcome();
  }

  private BigDecimal left(InitiativeNumber number) {
    return database
        .sql(
            """
            select coalesce(sum(amount) filter (where kind = 'received'), 0)
              - coalesce(sum(amount) filter (where kind in ('returned', 'disbursed')), 0)
            from ledger_entry where number = ?
            """)
        .param(number)
        .query(BigDecimal.class)
        .single();
  }

  /** The rows that the examination asks about. */
  private List<FormRow> rows(InitiativeNumber number) {
    return desk.open(cast.tasks("amina", number, EXAMINE).get(0), cast.actor("amina"))
        .map(open -> examining.rows(open.task()).get(0).rows())
        .orElseThrow();
  }

  private long running(String process, InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(number.value())
        .count();
  }

  private String facts(InitiativeNumber number, Locale language) {
    return sheet.facts(number, cast.actor("amina"), language).stream()
        .map(Fact::value)
        .reduce("", (all, next) -> all + "|" + next);
  }

  private void over(InitiativeNumber number, String timer) {
    Job due =
        engine.getManagementService().createJobQuery().activityId(timer).list().stream()
            .filter(job -> number.value().equals(businessKey(job)))
            .findFirst()
            .orElseThrow();
    engine.getManagementService().executeJob(due.getId());
    cast.settle();
  }

  private String businessKey(Job job) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(job.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }

  private static List<FieldError> errors(TaskResult decided) {
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors();
  }
}
