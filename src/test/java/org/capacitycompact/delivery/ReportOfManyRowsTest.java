package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A progress report on a plan of sixty results and forty targets")
class ReportOfManyRowsTest {

  private static final String REPORT = "UserTask_ReportProgress";
  private static final int RESULTS = 60;
  private static final int TARGETS = 40;

  @Autowired Cast cast;
  @Autowired Plans plans;
  @Autowired PlantedPlan slots;
  @Autowired TaskDesk desk;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  private InitiativeNumber number;

  @BeforeEach
  void planned() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    number = work.funded(100);
    LocalDate due = LocalDate.now().plusDays(300);
    slots.results(
        number,
        IntStream.rangeClosed(1, RESULTS)
            .mapToObj(
                n ->
                    new PlannedResult(
                        n,
                        "Trainers of district " + n,
                        BigDecimal.ZERO,
                        BigDecimal.TEN,
                        due,
                        null,
                        null))
            .toList());
    slots.sufficiencyTargets(
        number,
        IntStream.rangeClosed(1, TARGETS)
            .mapToObj(
                n ->
                    new SufficiencyTarget(
                        n, "Courses of district " + n, null, BigDecimal.TEN, due, null, null, null))
            .toList());
    database
        .sql(
            """
            update plan_indicator set measure = 'PERCENT' where number = :number and position =
              headline_indicator(:number, 59)
            """)
        .param("number", number)
        .update();
    work.start(number);
  }

  @Test
  @DisplayName("asks for each of them in a table of rows, on a page that is not heavy")
  void asksForAll() throws Exception {
    String task = cast.tasks("wanjiku", number, REPORT).get(0);
    OpenTask open = desk.open(task, cast.actor("wanjiku")).orElseThrow();
    assertThat(open.schema().fields())
        .filteredOn(field -> field.key().matches("(result|sufficiency)\\d+Actual"))
        .hasSize(RESULTS + TARGETS);
    String page =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build()
            .perform(get("/tasks/" + task).with(user("wanjiku")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page)
        .contains("result60Actual", "sufficiency40Actual", "Trainers of district 60")
        .doesNotContain("??");
    assertThat(page.split("<td class=\"answers\"")).hasSize(RESULTS + TARGETS + 1);
    assertThat(compressed(page)).as("bytes of the page, compressed").isLessThan(30_000);
  }

  @Test
  @DisplayName("takes the values of any of them, and none of a row that is not there")
  void takesAny() {
    Map<String, Object> said = new HashMap<>();
    said.put("spentUsd", "1000");
    said.put("result60Actual", "7");
    said.put("sufficiency40Actual", "8");
    said.put("result59Actual", "101");
    said.put("result61Actual", "1");
    assertThat(errors(cast.attempt("wanjiku", number, REPORT, said)))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("result59Actual", "measurement.wrong.percent"),
            org.assertj.core.groups.Tuple.tuple("result61Actual", "validation.noRow"));
    said.remove("result61Actual");
    said.put("result59Actual", "9");
    assertThat(cast.attempt("wanjiku", number, REPORT, said)).isInstanceOf(TaskResult.Done.class);
    assertThat(plans.results(number))
        .filteredOn(result -> result.actual() != null)
        .extracting(PlannedResult::position)
        .contains(59, 60);
    assertThat(plans.sufficiencyTargets(number))
        .filteredOn(target -> target.position() == TARGETS)
        .first()
        .satisfies(target -> assertThat(target.actual()).isEqualByComparingTo("8"));
    assertThat(
            database
                .sql(
                    "select count(*) from plan_measurement where number = ? and said_in = 'REPORT'")
                .param(number)
                .query(Integer.class)
                .single())
        .as("each value is its indicator's")
        .isGreaterThanOrEqualTo(3);
  }

  private static List<FieldError> errors(TaskResult result) {
    assertThat(result).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) result).errors();
  }

  private static int compressed(String page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(page.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
