package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("A published activity")
class PublishedActivityToExitTest {

  private static final Path CASES = Path.of("..", "shared", "cases", "01-aidtype-D-E.xml");

  @Autowired Cast cast;
  @Autowired ActivityImports imports;
  @Autowired KnownActivities activities;
  @Autowired Initiatives initiatives;
  @Autowired TaskDesk desk;
  @Autowired PlanRecord plan;
  @Autowired PlanEditor editor;
  @Autowired Chronicle chronicle;
  @Autowired SampleFinanceSystem finance;

  @Test
  @DisplayName("of our own making becomes a demand and is carried to its exit")
  void invented() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/sample/known-activities.xml")) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    }
    carry("KE", "amina", true);
  }

  @Test
  @DisplayName("that somebody really published becomes a demand and is carried to its exit")
  void real() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(CASES), "not checked: " + CASES + " is not beside the project");
    try (InputStream file = Files.newInputStream(CASES)) {
      imports.take("01-aidtype-D-E.xml", file, cast.actor("sofia"));
    }
    carry("UG", "namono", false);
  }

  private void carry(String country, String focalPoint, boolean invented) {
    KnownActivitySummary known =
        activities.find(country, null, 1).rows().stream()
            .filter(each -> String.valueOf(each.identifier()).startsWith("XI-EXAMPLE") == invented)
            .findFirst()
            .orElseThrow();
    InitiativeNumber number =
        initiatives
            .raise(
                new NewInitiative(country, "From a known activity", "en", false, known.id()),
                cast.actor(focalPoint))
            .number();
    String task = cast.tasks(focalPoint, number, "UserTask_ArticulateDemand").get(0);
    OpenTask opened = desk.open(task, cast.actor(focalPoint)).orElseThrow();
    Map<String, Object> published = new HashMap<>(opened.values());
    published.keySet().retainAll(List.of("title", "problem", "sector"));
    assertThat(published).containsKey("title");

    saysWhenItIsEnough(number, cast.actor(focalPoint));
    Story.of(cast, number)
        .with("UserTask_ArticulateDemand", published)
        .with(
            "UserTask_ExamineTogether",
            plan.saved(number).contains(Section.INDICATORS)
                ? Map.of("sufficiency1Actual", "10", "sufficiency2Actual", "10")
                : Map.of())
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(
            () -> {
              finance.pay();
              cast.settle();
            })
        .throughReview()
        .throughExit();

    assertThat(initiatives.get(number).status()).isEqualTo(Status.EXITED);
    assertThat(initiatives.get(number).title()).isEqualTo(published.get("title"));
    assertThat(initiatives.get(number).knownActivity()).isEqualTo(known.id());
    Map<String, Role> deciders =
        chronicle.of(number).stream()
            .filter(entry -> entry.kind().startsWith("UserTask_") && entry.role() != null)
            .collect(
                Collectors.toMap(
                    entry -> entry.kind().replaceAll("\\..*", ""),
                    Chronicle.Entry::role,
                    (first, second) -> first));
    assertThat(deciders)
        .containsEntry("UserTask_ArticulateDemand", Role.FOCAL_POINT)
        .containsEntry("UserTask_EndorseDemand", Role.NATIONAL_AUTHORITY)
        .containsEntry("UserTask_CheckCompleteness", Role.SECRETARIAT)
        .containsEntry("UserTask_AnswerDemand", Role.PROVIDER)
        .containsEntry("UserTask_ChoosePartner", Role.FOCAL_POINT)
        .containsEntry("UserTask_CommentOnDesign", Role.NON_STATE_ACTOR)
        .containsEntry("UserTask_CommitLocalShare", Role.NATIONAL_AUTHORITY)
        .containsEntry("UserTask_DeliverMilestone", Role.IMPLEMENTER)
        .containsEntry("UserTask_VerifyMilestone", Role.NATIONAL_AUTHORITY)
        .containsEntry("UserTask_ReviewInitiative", Role.PEER_REVIEWER)
        .containsEntry("UserTask_AcceptHandOver", Role.NATIONAL_AUTHORITY);
  }

  /**
   * What was published says what is measured; when it is enough, and on which level of capacity it
   * works, the country says itself.
   */
  private void saysWhenItIsEnough(InitiativeNumber number, Actor focalPoint) {
    if (!plan.saved(number).contains(Section.INDICATORS)) {
      return;
    }
    for (Row known : plan.rows(number, Section.RESULTS)) {
      Map<String, Object> values = new HashMap<>(known.values());
      values.put("capacityLevel", "human");
      assertThat(
              editor.change(
                  number,
                  Section.RESULTS,
                  known.position(),
                  known.revision(),
                  Answers.of(values),
                  focalPoint))
          .isInstanceOf(Outcome.Done.class);
    }
    Outcome.Done result =
        (Outcome.Done)
            editor.add(
                number,
                Section.RESULTS,
                Answers.of(
                    Map.of(
                        "kind", "OUTCOME",
                        "title", "Officers do it alone",
                        "capacityLevel", "human")),
                focalPoint);
    LocalDate due = LocalDate.now().plusYears(2);
    for (String title : List.of("Officers who do it alone", "Offices that pay for it alone")) {
      Map<String, Object> own =
          Map.of(
              "title",
              title,
              "result",
              String.valueOf(result.row().position()),
              "measure",
              "NUMBER",
              "baseline",
              BigDecimal.ZERO,
              "target1Value",
              BigDecimal.TEN,
              "target1On",
              due,
              "enough",
              BigDecimal.TEN,
              "enoughOn",
              due);
      assertThat(editor.add(number, Section.INDICATORS, Answers.of(own), focalPoint))
          .isInstanceOf(Outcome.Done.class);
    }
  }
}
