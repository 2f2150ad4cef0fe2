package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.ShownIn;
import org.capacitycompact.worklist.SubmissionRefusedException;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("What a report says of rows comes through every door")
class RowsAtTheDoorTest {

  private static final String REPORT = "UserTask_ReportProgress";

  @Autowired Cast cast;
  @Autowired Plans plans;
  @Autowired PlantedPlan slots;
  @Autowired TaskDesk desk;
  @Autowired Initiatives initiatives;
  @Autowired WorkSheet sheet;
  @Autowired ProcessEngine engine;
  @Autowired EngineAccess access;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void working() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    number = work.funded(100);
    work.start(number);
    task = cast.tasks("wanjiku", number, REPORT).get(0);
  }

  @Test
  @DisplayName("the page has each row beside its question, and the error stands there")
  void inThePortal() throws Exception {
    String page = text(get("/tasks/" + task));
    assertThat(page)
        .contains("<th scope=\"row\"", "Trainers", "q-result1Actual", "q-sufficiency1Actual")
        .doesNotContain("result2Actual", "??");

    String refused =
        text(
            post("/tasks/" + task)
                .with(csrf())
                .param("_submit", "1")
                .param("dataDate", LocalDate.now().toString())
                .param("progressSummary", "The manual is written")
                .param("spentUsd", "1000")
                .param("result1Actual", "many"));
    assertThat(refused).contains("href=\"#q-result1Actual\"", "error-result1Actual", "many");
  }

  @Test
  @DisplayName("the API tells the rows with the keys of their answers")
  void inTheApi() throws Exception {
    assertThat(text(get("/api/tasks/" + task)))
        .contains("\"kind\":\"result\"", "\"questions\":[\"result1Actual\"]", "Trainers");
  }

  @Test
  @DisplayName("a row too many is refused at its key, and the others are checked")
  void oneTooMany() {
    SubmissionRefusedException refused =
        (SubmissionRefusedException)
            catchThrowable(() -> complete(Map.of("result1Actual", "1e9", "result2Actual", "1")));
    assertThat(refused.errors())
        .extracting(FieldError::key, FieldError::messageKey)
        .contains(org.assertj.core.groups.Tuple.tuple("result2Actual", "validation.noRow"))
        .anyMatch(error -> error.toList().get(0).equals("result1Actual"));
  }

  @Test
  @DisplayName("in Tasklist, which does not show them, rows come from one's own draft")
  void fromTheDraft() {
    assertThat(
            desk.saveDraft(
                task, cast.actor("wanjiku"), Map.of("result1Actual", "4", "spentUsd", "7")))
        .isTrue();

    complete(Map.of());

    assertThat(plans.results(number).get(0).actual()).isEqualByComparingTo("4");
    assertThat(plans.sufficiencyTargets(number).get(0).actual()).isNull();
    assertThat(
            database
                .sql("select spent from progress_report where number = ?")
                .param(number)
                .query(java.math.BigDecimal.class)
                .single())
        .as("what the short form asks is taken from there only")
        .isEqualByComparingTo("1000");
    assertThat(
            ShownIn.text(sheet.of(initiatives.get(number), cast.actor("joseph"), Locale.ENGLISH)))
        .contains("The manual is written", "Trainers", "Manual adopted", "Reports");
  }

  @Test
  @DisplayName("what is sent counts, and not what the draft holds of the same rows")
  void notOverWhatIsSent() {
    desk.saveDraft(task, cast.actor("wanjiku"), Map.of("result1Actual", "4"));

    complete(Map.of("result1Actual", "5"));

    assertThat(plans.results(number).get(0).actual()).isEqualByComparingTo("5");
  }

  /** As Tasklist and the engine API do. */
  private void complete(Map<String, Object> more) {
    Map<String, Object> sent = new HashMap<>(more);
    sent.put("dataDate", LocalDate.now().toString());
    sent.put("progressSummary", "The manual is written");
    sent.put("spentUsd", "1000");
    access.actingAs(
        "wanjiku",
        cast.actor("wanjiku").groups(),
        () -> {
          engine.getTaskService().complete(task, sent);
          return List.of();
        });
  }

  private String text(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder asked)
      throws Exception {
    MockMvc web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    return web.perform(asked.with(user("wanjiku")))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
