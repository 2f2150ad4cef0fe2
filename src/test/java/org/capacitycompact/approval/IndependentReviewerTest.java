package org.capacitycompact.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.IndependentReviewer;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.Decided;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.form.Choice;
import org.capacitycompact.worklist.form.FieldError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("The independent reviewer never holds a design for ever")
class IndependentReviewerTest {

  private static final String APPOINT = "UserTask_AppointReviewer";
  private static final String REVIEW = "UserTask_ReviewIndependently";

  @Autowired Cast cast;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired Initiatives initiatives;
  @Autowired IndependentReviewer reviewer;
  @Autowired ApprovalSheet sheet;

  private SteeringGroup group;
  private String number;
  private String task;

  @BeforeEach
  void asked() {
    group = new SteeringGroup(cast, plans, engine, database);
    number = group.design("150000", 2);
    group.start(number);
    cast.decide("sofia", number, APPOINT);
    task = cast.tasks("rosa", number, REVIEW).get(0);
  }

  @Test
  @DisplayName("who declares a conflict says why, and another is appointed")
  void conflict() {
    Decided silent = cast.attempt("rosa", number, REVIEW, Map.of("independenceConfirmed", "no"));
    assertThat(((Decided.Refused) silent).errors())
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
  @DisplayName("the secretariat, and nobody else, replaces one at once")
  void replaced() {
    assertThat(reviewer.replaceable(number, cast.actor("amina"))).isFalse();
    assertThat(reviewer.replace(number, cast.actor("amina"), "Too strict.")).isFalse();

    assertThat(reviewer.replace(number, cast.actor("sofia"), "A tie came to light.")).isTrue();

    assertThat(reviewer.replace(number, cast.actor("sofia"), "Once more.")).isFalse();
    assertAnotherIsAppointed("Replaced by the secretariat: A tie came to light.");
  }

  private void assertAnotherIsAppointed(String told) {
    assertThat(open()).containsExactly(APPOINT);
    assertThat(desk.open(task, cast.actor("rosa"))).as("the former reviewer's task").isEmpty();
    assertThat(initiatives.visible(number, cast.actor("rosa"))).isEmpty();
    assertThat(sheet.facts(number, cast.actor("sofia"), Locale.ENGLISH))
        .filteredOn(fact -> fact.label().equals("approval.fact.released"))
        .extracting(Fact::value)
        .containsExactly(told);
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
