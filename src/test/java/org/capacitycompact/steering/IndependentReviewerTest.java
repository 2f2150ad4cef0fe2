package org.capacitycompact.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.ExhibitsInText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("The independent reviewer never holds a design for ever")
class IndependentReviewerTest {

  private static final String APPOINT = "UserTask_AppointReviewer";
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final String REVIEW = "UserTask_ReviewIndependently";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired Initiatives initiatives;
  @Autowired IndependentReviewer reviewer;
  @Autowired ReleasedReviewers released;
  @Autowired ReviewPeriod period;
  @Autowired Clock clock;

  private SteeringGroup group;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void asked() {
    group = new SteeringGroup(cast, plans, slots, engine, database);
    number = group.design("150000", 2);
    group.start(number);
    cast.decide("sofia", number, APPOINT);
    task = cast.tasks("rosa", number, REVIEW).get(0);
  }

  @Test
  @DisplayName("who declares a conflict says why, and another is appointed")
  void conflict() {
    TaskResult silent = cast.attempt("rosa", number, REVIEW, Map.of("independenceConfirmed", "no"));
    assertThat(((TaskResult.Refused) silent).errors())
        .extracting(FieldError::key)
        .containsExactly("withdrawalReason");

    cast.decide(
        "rosa",
        number,
        REVIEW,
        Map.of("independenceConfirmed", "no", "withdrawalReason", "My sister works there."));

    assertAnotherIsAppointed("Declared a conflict: My sister works there.");
  }

  @Test
  @DisplayName("who cannot review says so")
  void cannot() {
    cast.decide(
        "rosa", number, REVIEW, Map.of("cannotReview", "yes", "withdrawalReason", "I am ill."));

    assertAnotherIsAppointed("Could not review: I am ill.");
  }

  @Test
  @DisplayName("who keeps silent is released when the time is over")
  void silent() {
    group.over(number, "Timer_IndependentReviewDue");

    assertAnotherIsAppointed("Did not review in time");
  }

  @Test
  @DisplayName("has until the end of the day that the secretariat gave, in the country")
  void untilTheDayGiven() {
    LocalDate day = LocalDate.now(clock.withZone(NAIROBI)).plusDays(60);
    Instant end = day.plusDays(1).atStartOfDay(NAIROBI).toInstant();

    appointAgain(Map.of("independentReviewDue", day.toString()));

    assertThat(timer()).isEqualTo(end);
    assertThat(dueOf("abdou")).isEqualTo(end.minusSeconds(1));
  }

  @Test
  @DisplayName("has the usual period where the secretariat gave no day")
  void usualPeriod() {
    appointAgain(Map.of("independentReviewDue", ""));

    Instant usual = clock.instant().plus(30, ChronoUnit.DAYS);
    assertThat(timer()).isBetween(usual.minusSeconds(60), usual.plusSeconds(1));
    assertThat(dueOf("abdou")).isBetween(usual.minusSeconds(60), usual.plusSeconds(1));
  }

  @Test
  @DisplayName("may be given today and 180 days, and no day before or after")
  void dayWithinReason() {
    LocalDate today = LocalDate.now(clock.withZone(NAIROBI));
    assertThat(reviewer.replace(number, cast.actor("sofia"), "Not one day.")).isTrue();
    for (LocalDate day : List.of(today.minusDays(1), today.plusDays(181))) {
      assertThat(
              ((TaskResult.Refused) cast.attempt("sofia", number, APPOINT, appointed(day)))
                  .errors())
          .extracting(FieldError::key)
          .containsExactly("independentReviewDue");
    }
    cast.decide("sofia", number, APPOINT, appointed(today.plusDays(180)));

    assertThat(timer()).isEqualTo(today.plusDays(181).atStartOfDay(NAIROBI).toInstant());
  }

  @Test
  @DisplayName("has the usual period from the move on, where a day of release 0.1.0 is long over")
  void dayLongOver() {
    database
        .sql("update independent_review set due = current_date - 400 where number = ?")
        .param(number)
        .update();
    Instant usual = clock.instant().plus(30, ChronoUnit.DAYS);

    assertThat(period.ends(number).toInstant())
        .isBetween(usual.minusSeconds(1), usual.plusSeconds(60));
  }

  private static Map<String, Object> appointed(LocalDate day) {
    return Map.of("appointedReviewer", "abdou", "independentReviewDue", day.toString());
  }

  private void appointAgain(Map<String, Object> changes) {
    assertThat(reviewer.replace(number, cast.actor("sofia"), "Somebody else.")).isTrue();
    Map<String, Object> all = new HashMap<>(changes);
    all.put("appointedReviewer", "abdou");
    cast.decide("sofia", number, APPOINT, all);
  }

  private Instant timer() {
    return engine
        .getManagementService()
        .createJobQuery()
        .activityId("Timer_IndependentReviewDue")
        .processInstanceId(
            engine
                .getTaskService()
                .createTaskQuery()
                .taskId(cast.tasks("abdou", number, REVIEW).get(0))
                .singleResult()
                .getProcessInstanceId())
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private Instant dueOf(String person) {
    return worklist.waitingOn(number).stream()
        .filter(item -> person.equals(item.assignee()))
        .map(WorkItem::dueAt)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("the secretariat, and nobody else, replaces one at once")
  void replaced() {
    assertThat(reviewer.canBeReplaced(number, cast.actor("amina"))).isFalse();
    assertThat(reviewer.replace(number, cast.actor("amina"), "Too strict.")).isFalse();

    assertThat(reviewer.replace(number, cast.actor("sofia"), "A tie came to light.")).isTrue();

    assertThat(reviewer.replace(number, cast.actor("sofia"), "Once more.")).isFalse();
    assertAnotherIsAppointed("Replaced by the secretariat: A tie came to light.");
  }

  private void assertAnotherIsAppointed(String told) {
    assertThat(open()).containsExactly(APPOINT);
    assertThat(desk.open(task, cast.actor("rosa"))).as("the former reviewer's task").isEmpty();
    assertThat(initiatives.visible(number, cast.actor("rosa"))).isEmpty();
    assertThat(ExhibitsInText.lines(List.of(released.of(number, Locale.ENGLISH))))
        .containsExactly("Reviewer who did not review", "What happened: " + told);
    String appoint = cast.tasks("sofia", number, APPOINT).get(0);
    List<Choice> free =
        desk.open(appoint, cast.actor("sofia"))
            .orElseThrow()
            .choices()
            .get("appointedReviewerOptions");
    assertThat(free).extracting(Choice::value).contains("abdou").doesNotContain("rosa");
    cast.decide("sofia", number, APPOINT, Map.of("appointedReviewer", "abdou"));
    cast.decide("abdou", number, REVIEW);
    assertThat(open()).containsOnly("UserTask_CastBallot");
  }

  private List<String> open() {
    return worklist.waitingOn(number).stream()
        .map(WorkItem::task)
        .filter(step -> !step.equals("UserTask_ArticulateDemand"))
        .distinct()
        .toList();
  }
}
