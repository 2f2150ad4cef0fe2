package org.capacitycompact.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Dollars;
import org.capacitycompact.plan.EstimatedTrack;
import org.capacitycompact.plan.EstimatedTrack.Estimate;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
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
@DisplayName("A form that the plan can answer")
class FormBesideThePlanTest {

  private static final String DEMAND = "UserTask_ArticulateDemand";
  private static final String DESIGN = "UserTask_CompleteDesign";
  private static final LocalDate DAY = LocalDate.now().plusDays(300);

  @Autowired WebApplicationContext context;
  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired Plans plans;
  @Autowired Initiatives initiatives;
  @Autowired Verdicts verdicts;
  @Autowired TaskDesk desk;
  @Autowired EstimatedTrack track;
  @Autowired JdbcClient database;

  private MockMvc web;
  private Story story;
  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    story = Story.raised(cast, "KE", "Said once");
    number = story.number();
    amina = cast.actor("amina");
  }

  @Test
  @DisplayName(
      "shows a section that was saved as a line with what it lacks, and the others as a way")
  void linesInsteadOfQuestions() throws Exception {
    assertThat(page(DEMAND))
        .contains("name=\"result1Title\"", "/initiatives/" + number + "/plan/results", "instead");

    add(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));

    assertThat(page(DEMAND))
        .contains("1 row", "missing:", "Sufficiency target 1", "name=\"totalBudgetUsd\"")
        .doesNotContain("name=\"result1Title\"", "name=\"sufficiency1Indicator\"");
  }

  @Test
  @DisplayName("refuses at the field what is sent for a section that was saved")
  void refusedAtTheField() {
    add(Section.REFUSALS, Map.of("condition", "No staff of our own"));

    assertThat(errors(DEMAND, Map.of("refusal1Condition", "No", "refusal2Condition", "")))
        .containsExactly(FieldError.of("refusal1Condition", "plan.written.there"));
  }

  @Test
  @DisplayName("requires of the rows what it would require of an answer, all at once")
  void requiredOfTheRows() {
    add(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));

    assertThat(errors(DEMAND, Map.of("problem", "")))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactlyInAnyOrder(
            tuple("problem", "validation.required.text"),
            tuple("sufficiency1Indicator", "plan.written.lacking"));
  }

  @Test
  @DisplayName("still shows what a draft of before holds, so that nothing typed is lost")
  void draftsStay() throws Exception {
    desk.saveDraft(task(DEMAND).task().taskId(), amina, Map.of("result2Title", "Half a thought"));
    add(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));

    assertThat(page(DEMAND))
        .contains("Half a thought", "name=\"result2Title\"")
        .doesNotContain("name=\"result1Title\"");
  }

  @Test
  @DisplayName("tells the estimate of the track, and the decision once there is one")
  void estimate() throws Exception {
    assertThat(track.of(number)).isEmpty();
    story.with(DEMAND, Map.of("totalBudgetUsd", "40000", "localInKindUsd", "0"));
    story.articulated();
    assertThat(track.of(number)).contains(Estimate.LIGHT_IF_RISKS_ARE_LOW);
    story.endorsed().checked().throughPartnership();
    add(Section.RISKS, Map.of("title", "Staff leave", "likelihood", "3", "impact", "3"));
    assertThat(track.of(number)).contains(Estimate.FULL);
    assertThat(
            web.perform(get("/initiatives/" + number + "/plan").with(user("amina")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("it would take the full track");
    story.throughAppraisal();
    assertThat(track.of(number)).isEmpty();
  }

  @Test
  @DisplayName("is decided by what the rows say, through demand, design and approval")
  void wholePlanInRows() {
    say();
    story.throughDemand();
    assertThat(origin("demand-gate", "measurableResults")).isEqualTo(Records.RESULTS);
    assertThat(verdict("demand-gate").facts()).containsEntry("sufficiencyTargets", 1);
    story.throughPartnership();
    assertThat(errors(DESIGN, Map.of("milestone1Title", "Manual", "durationMonths", "12")))
        .extracting(FieldError::key)
        .containsExactlyInAnyOrder("milestone1Title", "durationMonths");
    story.throughAppraisal();

    assertThat(verdict("ownership").facts())
        .containsEntry("accountability", "mutual")
        .containsEntry("refusalConditions", 1)
        .containsEntry("localExpertisePercent", new BigDecimal("75.00"));
    assertThat(verdict("quality").facts())
        .containsEntry("practitioners", true)
        .containsEntry("qaFunctions", 1)
        .containsEntry("reviewMechanism", "peer")
        .containsEntry("reportingIntervalDays", 90)
        .containsEntry("modalities", 1)
        .containsEntry("capacityLevels", 1)
        .containsEntry("resultsLinked", true)
        .containsEntry("exitPlanned", true);
    assertThat(origin("quality", "practitioners")).isEqualTo(Records.PEOPLE);
    assertThat(plans.milestones(number))
        .extracting(PlannedMilestone::title)
        .containsExactly("Manual adopted");
    assertThat(plans.budget(number).total()).isEqualByComparingTo(Dollars.usd("30000"));
    assertThat(plans.profile(number).durationMonths()).isEqualTo(12);
    assertThat(initiatives.get(number).track()).isEqualTo("light");
  }

  /** One row in each section: the least that a light plan says. */
  private void say() {
    add(
        Section.FRAME,
        Map.of(
            "developmentResult",
            "Loans reach every district",
            "durationMonths",
            new BigDecimal("12"),
            "reportingIntervalDays",
            new BigDecimal("90"),
            "reviewMechanism",
            "peer"));
    add(
        Section.RESULTS,
        Map.of("kind", "OUTCOME", "title", "Supervisors trained", "capacityLevel", "human"));
    Map<String, Object> indicator = new HashMap<>();
    indicator.put("result", "1");
    indicator.put("title", "Supervisors");
    indicator.put("measure", "NUMBER");
    indicator.put("baseline", BigDecimal.ZERO);
    indicator.put("target1Value", BigDecimal.TEN);
    indicator.put("target1On", DAY);
    indicator.put("enough", BigDecimal.TEN);
    indicator.put("enoughOn", DAY);
    add(Section.INDICATORS, indicator);
    add(
        Section.WORK,
        Map.of(
            "kind", "MILESTONE",
            "title", "Manual adopted",
            "institution", "School",
            "due", DAY,
            "amount", new BigDecimal("1000")));
    add(
        Section.WORK,
        Map.of("kind", "ACTIVITY", "title", "Write", "institution", "We", "due", DAY));
    add(Section.RISKS, Map.of("title", "Staff leave", "likelihood", "1", "impact", "1"));
    add(Section.REFUSALS, Map.of("condition", "No staff of our own"));
    add(Section.MODALITIES, Map.of("modality", "training"));
    add(Section.EXIT, Map.of("title", "Courses", "takenOverBy", "School", "due", DAY));
    add(Section.QUALITY, Map.of("function", "review", "who", "The peers"));
    add(Section.ACCOUNTABILITY, Map.of("who", "We", "toWhom", "They", "what", "Staff"));
    add(Section.ACCOUNTABILITY, Map.of("who", "They", "toWhom", "We", "what", "Trainers"));
    add(Section.PEOPLE, people("NATIONAL", "30"));
    add(Section.PEOPLE, people("SOUTHERN", "10"));
    database
        .sql(
            """
            insert into plan_budget_line (number, position, title, category, year, source, means,
              currency, amount, flow, rate, rate_on)
            select :number, n, 'Courses', 'TRAINING', 2030, source, 'cash', 'USD', amount, 'TREASURY',
              1, current_date
            from (values (1, 'local', 25000), (2, 'compact', 5000)) as line (n, source, amount)
            """)
        .param("number", number)
        .update();
    database
        .sql(
            """
            update plan_section set saved_at = now(), saved_by = 'amina'
            where number = ? and section = 'budget'
            """)
        .param(number)
        .update();
  }

  private static Map<String, Object> people(String origin, String days) {
    return Map.of(
        "title",
        "Trainer",
        "persons",
        BigDecimal.ONE,
        "origin",
        origin,
        "practitioner",
        origin.equals("NATIONAL"),
        "days",
        new BigDecimal(days));
  }

  private void add(Section section, Map<String, Object> values) {
    Outcome outcome = editor.add(number, section, Answers.of(values), amina);
    assertThat(outcome).as(section.id()).isInstanceOf(Outcome.Done.class);
  }

  private Verdict verdict(String decision) {
    return verdicts.latest(number, decision).orElseThrow();
  }

  private Records origin(String decision, String fact) {
    return ((Origin.Counted) verdict(decision).origins().get(fact)).of();
  }

  private List<FieldError> errors(String task, Map<String, Object> changes) {
    return ((TaskResult.Refused) cast.attempt("amina", number, task, changes)).errors();
  }

  private OpenTask task(String task) {
    return desk.open(cast.tasks("amina", number, task).get(0), amina).orElseThrow();
  }

  private String page(String task) throws Exception {
    return web.perform(get("/tasks/" + task(task).task().taskId()).with(user("amina")))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
