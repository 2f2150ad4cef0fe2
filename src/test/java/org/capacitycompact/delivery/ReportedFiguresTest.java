package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.delivery.FigureCorrections.Refusal;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.ShownIn;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A figure of many times the budget")
class ReportedFiguresTest {

  private static final String REPORT = "UserTask_ReportProgress";
  private static final String ESCALATION = "UserTask_DecideEscalation";
  private static final String CORRECTION = "UserTask_AgreeCorrection";
  private static final String VAST = "9999999999.00";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired Milestones milestones;
  @Autowired DeliveryFacts sheet;
  @Autowired FigureCorrections figures;
  @Autowired Verdicts verdicts;
  @Autowired ProgressReports reports;
  @Autowired MilestoneExhibits exhibits;
  @Autowired Chronicle chronicle;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  private FundedWork work;

  @BeforeEach
  void plan() {
    work = new FundedWork(cast, plans, slots, engine, database);
  }

  @Test
  @DisplayName("is asked about, and taken once this very value is said to be right")
  void isAskedAbout() {
    InitiativeNumber number = work.funded(100);
    work.start(number);

    assertThat(errors(report(number, Map.of("spentUsd", VAST))))
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.key()).isEqualTo("spentUsd");
              assertThat(question.messageKey()).isEqualTo("slip.budget");
              assertThat(question.asked()).isEqualTo(VAST);
              assertThat(question.args().get(0)).contains("9,999,999,999");
              assertThat(question.args().get(2)).contains("2,000");
            });
    assertThat(errors(report(number, Map.of("spentUsd", VAST, "confirmed.spentUsd", "999999999"))))
        .extracting(FieldError::asked)
        .containsExactly(VAST);
    assertThat(report(number, Map.of("spentUsd", VAST, "confirmed.spentUsd", "9999999999")))
        .isInstanceOf(TaskResult.Done.class);
    assertThat(figures.of(number))
        .extracting(FigureCorrections.Figure::amount)
        .containsExactly(usd(VAST));
  }

  @Test
  @DisplayName("is no question of what is wrong anyway, and nobody confirms what the form has not")
  void onlyWhatCouldBeTaken() {
    InitiativeNumber number = work.funded(100);
    work.start(number);

    assertThat(
            errors(
                report(
                    number,
                    Map.of("spentUsd", VAST, "result2Actual", "1", "confirmed.nothing", "1"))))
        .extracting(FieldError::key)
        .containsExactly("confirmed.nothing", "result2Actual");
    assertThat(errors(report(number, Map.of("spentUsd", VAST, "result2Actual", "1"))))
        .extracting(FieldError::key)
        .containsExactly("result2Actual");
  }

  @Test
  @DisplayName("as a value of a result, or a day decades away, is asked about too")
  void siblings() {
    InitiativeNumber number = work.funded(100);
    work.start(number);

    assertThat(errors(report(number, Map.of("spentUsd", "1000", "result1Actual", "4000"))))
        .extracting(FieldError::key, FieldError::messageKey, FieldError::asked)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("result1Actual", "slip.target", "4000.0000"));
    assertThat(
            errors(
                cast.attempt(
                    "wanjiku",
                    number,
                    REPORT,
                    Map.of("dataDate", "1926-11-29", "spentUsd", "1000"))))
        .extracting(FieldError::messageKey, FieldError::asked)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("slip.day", "1926-11-29"));
  }

  @Test
  @DisplayName("that was taken is corrected, and what it decided is judged again")
  void isCorrected() {
    InitiativeNumber number = work.funded(-40);
    work.start(number);
    report(number, Map.of("spentUsd", VAST, "confirmed.spentUsd", VAST));
    assertThat(verdicts.latest(number, "course-correction").orElseThrow().outcome())
        .isEqualTo("escalate");
    String task = cast.tasks("amina", number, ESCALATION).get(0);

    assertThat(
            figures
                .correct(
                    number, cast.actor("wanjiku"), "spent", usd("1000.00"), "Seven digits too many")
                .refusal())
        .isNull();

    var again = verdicts.latest(number, "course-correction").orElseThrow();
    assertThat(again.outcome()).isEqualTo("correct");
    assertThat(new BigDecimal(again.facts().get("budgetVariancePercent").toString()))
        .isEqualByComparingTo("0");
    assertThat(
            desk.notes(desk.open(task, cast.actor("amina")).orElseThrow().task(), Locale.ENGLISH))
        .filteredOn(note -> note.label().equals("delivery.facts.figureCorrected"))
        .singleElement()
        .extracting(Notes.Note::text)
        .asString()
        .contains("9,999,999,999", "1,000", "Wanjiku", "Seven digits too many");
    for (String reader : List.of("amina", "sofia", "mariam")) {
      assertThat(sheet.facts(number, cast.actor(reader), Locale.ENGLISH))
          .anyMatch(
              fact ->
                  fact.label().equals("delivery.facts.figureCorrected")
                      && fact.value().contains("Seven digits too many"))
          .contains(new Fact("delivery.facts.spent", "1,000\u00a0USD"));
    }
    assertThat(chronicle.of(number))
        .anyMatch(
            entry ->
                entry.kind().equals("figure.corrected")
                    && entry.detail().contains("Seven digits too many"));
  }

  @Test
  @DisplayName("of a delivery is corrected as well, and is the floor of all that was spent")
  void ofADelivery() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    cast.decide(
        "wanjiku", number, "UserTask_DeliverMilestone", Map.of("milestoneSpentUsd", "900.00"));
    report(number, Map.of("spentUsd", "1000.00"));
    var wanjiku = cast.actor("wanjiku");

    var less = figures.correct(number, wanjiku, "spent", usd("90.00"), "Wrong");
    assertThat(less.refusal()).isEqualTo(Refusal.LESS_THAN_DELIVERIES);
    assertThat(less.bound()).isEqualByComparingTo(usd("900"));
    assertThat(figures.correct(number, wanjiku, "milestone1", usd("1000.01"), "W").refusal())
        .isEqualTo(Refusal.MORE_THAN_MILESTONE);
    assertThat(figures.correct(number, wanjiku, "milestone2", usd("1.00"), "W").refusal())
        .isEqualTo(Refusal.NOT_REPORTED);
    assertThat(figures.correct(number, wanjiku, "milestone1", usd("90.00"), "A zero").refusal())
        .isNull();
    assertThat(figures.correct(number, wanjiku, "spent", usd("90.00"), "A zero").refusal())
        .isNull();
    assertThat(figures.correct(number, wanjiku, "spent", usd("90"), "Again").refusal())
        .isEqualTo(Refusal.SAME);
    assertThat(milestones.spent(number)).isEqualByComparingTo(usd("90"));
  }

  @Test
  @DisplayName(
      "that shows the work off its course asks the country at once, not at the next report")
  void asksAtOnce() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    deliveredAndVerified(number);
    report(number, Map.of("spentUsd", "1000.00"));
    assertThat(cast.tasks("amina", number, CORRECTION)).isEmpty();

    corrected(number, "spent", "1150.00");
    assertThat(cast.tasks("amina", number, CORRECTION)).hasSize(1);
    assertThat(cast.tasks("amina", number, ESCALATION)).isEmpty();
    corrected(number, "spent", "1300.00");
    corrected(number, "spent", "1150.00");
    corrected(number, "spent", "1400.00");
    assertThat(cast.tasks("amina", number, ESCALATION)).hasSize(1);
    assertThat(chronicle.of(number))
        .extracting(Chronicle.Entry::kind)
        .contains("course.asked.correct", "course.asked.escalate");

    cast.decide("amina", number, CORRECTION);
    cast.decide("amina", number, ESCALATION, Map.of("escalationDecision", "endEarly"));
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey("implementation")
                .count())
        .isZero();
  }

  @Test
  @DisplayName("of a delivery tells no more than all that was spent, and is read by who verifies")
  void deliveriesWithinTheTotal() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    deliveredAndVerified(number);
    report(number, Map.of("spentUsd", "960.00"));

    var more = figures.correct(number, cast.actor("wanjiku"), "milestone1", usd("980"), "W");
    assertThat(more.refusal()).isEqualTo(Refusal.MORE_THAN_TOTAL);
    assertThat(more.bound()).isEqualByComparingTo(usd("960"));
    assertThat(milestones.spent(number)).isEqualByComparingTo(usd("900"));
    assertThatThrownBy(
            () ->
                database
                    .sql("update milestone set spent = 980 where number = ? and position = 1")
                    .param(number)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);

    corrected(number, "milestone1", "950.00");
    assertThat(
            ShownIn.text(
                List.of(
                    exhibits.besidePlan(
                        milestones.get(number, new MilestonePosition(1)), Locale.ENGLISH))))
        .contains("950");
    assertThat(chronicle.of(number))
        .anyMatch(
            entry ->
                entry.kind().equals("figure.correctedAfterVerification")
                    && entry.detail().equals(List.of("1", "900.00", "950.00")));
  }

  @Test
  @DisplayName("that was corrected between a report's check and its record lets it be tried again")
  void correctedMeanwhile() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    report(number, Map.of("spentUsd", "1500"));

    assertThatThrownBy(
            () -> reports.add(number, FundedWork.TODAY, "x", usd("1400"), null, "wanjiku"))
        .matches(Collision::isCauseOf);
  }

  private void deliveredAndVerified(InitiativeNumber number) {
    cast.decide(
        "wanjiku", number, "UserTask_DeliverMilestone", Map.of("milestoneSpentUsd", "900.00"));
    work.verify(number);
  }

  private void corrected(InitiativeNumber number, String key, String right) {
    assertThat(figures.correct(number, cast.actor("wanjiku"), key, usd(right), "A slip").refusal())
        .isNull();
    cast.settle();
  }

  @Test
  @DisplayName("goes back in the next report only where it says why, here and in the database")
  void theNextReportSaysWhy() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    report(number, Map.of("spentUsd", "1500"));
    work.start(number);

    assertThat(errors(report(number, Map.of("spentUsd", "150"))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "spentCorrection", "delivery.spent.lessUnexplained"));
    assertThat(errors(report(number, Map.of("spentUsd", "1600", "spentCorrection", "No reason"))))
        .extracting(FieldError::messageKey)
        .containsExactly("delivery.spent.notLess");
    assertThat(report(number, Map.of("spentUsd", "150", "spentCorrection", "A zero too many")))
        .isInstanceOf(TaskResult.Done.class);
    assertThat(sheet.facts(number, cast.actor("sofia"), Locale.FRENCH))
        .anyMatch(
            fact ->
                fact.label().equals("delivery.facts.figureCorrected")
                    && fact.value().contains("A zero too many"));
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into progress_report
                          (number, data_date, summary, spent, reported_by, reported_at)
                        values (?, current_date, 'x', 1, 'wanjiku', now())
                        """)
                    .param(number)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @DisplayName("is corrected by who reports, and by nobody else")
  void whoCorrects() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    assertThat(figures.canBeCorrected(number, cast.actor("wanjiku"))).isFalse();
    report(number, Map.of("spentUsd", "1000"));
    assertThat(figures.canBeCorrected(number, cast.actor("wanjiku"))).isTrue();
    for (String other : List.of("amina", "joseph", "sofia", "mugisha", "paulo")) {
      assertThat(figures.canBeCorrected(number, cast.actor(other))).as(other).isFalse();
    }
  }

  private TaskResult report(InitiativeNumber number, Map<String, Object> changes) {
    TaskResult decided = cast.attempt("wanjiku", number, REPORT, with(changes));
    cast.settle();
    return decided;
  }

  private static Map<String, Object> with(Map<String, Object> changes) {
    Map<String, Object> all =
        new java.util.HashMap<>(Map.of("dataDate", FundedWork.TODAY.toString()));
    for (String key : List.of("result1Actual", "sufficiency1Actual")) {
      all.put(key, "0");
    }
    for (String key :
        List.of("result2Actual", "result3Actual", "sufficiency2Actual", "sufficiency3Actual")) {
      all.put(key, "");
    }
    all.putAll(changes);
    return all;
  }

  private static List<FieldError> errors(TaskResult decided) {
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors();
  }
}
