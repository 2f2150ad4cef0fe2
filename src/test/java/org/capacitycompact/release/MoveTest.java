package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.release.EarlierRelease.where;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.platform.engine.ReleasedProcesses;
import org.capacitycompact.release.InstanceMove.Outcome;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.Incident;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.MovedTasks;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("An initiative of an earlier release")
class MoveTest {

  private static final String DEMAND = "demand-articulation";

  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private WebApplicationContext context;
  @Autowired private Move move;
  @Autowired private RunningProcesses running;
  @Autowired private ReleasedProcesses released;
  @Autowired private Cast cast;
  @Autowired private Worklist worklist;
  @Autowired private Incidents incidents;
  @Autowired private Chronicle chronicle;
  @Autowired private DataSource database;
  private EarlierRelease earlier;

  @BeforeEach
  void database() {
    earlier = beans.createBean(EarlierRelease.class);
  }

  @AfterEach
  void takeOut() {
    earlier.close();
  }

  @Test
  @DisplayName("goes on by the models of this one, with everything it had called, and says so once")
  void moves() {
    earlier.with(Map.of(DEMAND, where("<bpmn:process ", "<!-- as it was --><bpmn:process ")));
    InitiativeNumber number = earlier.raised(title());
    WorkItem before = task(number);
    assertThat(earlier.deploymentsOf(number)).containsExactly(earlier.deployment());

    move.run();

    assertThat(earlier.deploymentsOf(number)).containsExactly(released.deployment());
    assertThat(task(number))
        .as("the same task, of the same person, due the same day")
        .isEqualTo(before);
    assertThat(chronicle.of(number))
        .filteredOn(entry -> entry.kind().startsWith("moved"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail().subList(1, 2)).containsExactly("0.1.0"));
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    assertThat(task(number).task()).isEqualTo("UserTask_CheckCompleteness");
  }

  @Test
  @DisplayName("stays where it is, whole, when its step has gone; the secretariat reads why")
  void stays() throws Exception {
    earlier.with(Map.of(DEMAND, where("UserTask_ArticulateDemand", "UserTask_WriteDemand")));
    InitiativeNumber number = earlier.raised(title());
    WorkItem before = task(number);

    move.run();

    assertThat(task(number)).isEqualTo(before);
    assertThat(mine(number))
        .singleElement()
        .extracting(Incident::kind)
        .isEqualTo(Incident.Kind.MOVE_NO_STEP);
    assertThat(earlier.deploymentsOf(number))
        .as("the process above it moves for itself")
        .containsExactlyInAnyOrder(earlier.deployment(), released.deployment());
    assertThat(chronicle.of(number)).extracting(Chronicle.Entry::kind).contains("notMoved");
    assertThat(page("sofia", "/administration/incidents"))
        .contains(number, "this release has no such step", "it moves by itself")
        .doesNotContain("Exception", "??");
    assertThat(page("amina", "/initiatives/" + number + "/history"))
        .contains("still follows release 0.1.0")
        .doesNotContain("could not finish a step", "??");

    move.run();
    retry(number);
    assertThat(mine(number)).as("told once").hasSize(1);
    assertThat(chronicle.of(number)).filteredOn(e -> e.kind().equals("notMoved")).hasSize(1);

    Outcome mapped =
        withPlan(
                "0.2.0: {demand-articulation: {steps: {UserTask_WriteDemand: UserTask_ArticulateDemand}}}")
            .move(held(number));

    assertThat(mapped).isEqualTo(Outcome.MOVED);
    assertThat(mine(number)).isEmpty();
    assertThat(task(number).taskId()).isEqualTo(before.taskId());
    assertThat(task(number).task()).isEqualTo("UserTask_ArticulateDemand");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    assertThat(task(number).task()).isEqualTo("UserTask_EndorseDemand");
  }

  @Test
  @DisplayName(
      "comes with a task's other form, and a timer of another length begins anew if the plan says so")
  void formsAndTimers() {
    earlier.with(
        Map.of(
            DEMAND,
            model ->
                where("camunda:formRef=\"articulate-demand\"", "camunda:formRef=\"start-demand\"")
                    .andThen(where("${deadlines.chase('demand-articulation')}", "R2/P900D"))
                    .apply(model)));
    InitiativeNumber number = earlier.raised(title());
    assertThat(task(number).form()).isEqualTo("start-demand");
    assertThat(dueInDays(number)).isEqualTo(900);

    withPlan("0.2.0: {demand-articulation: {restart: [StartEvent_DeadlineNear]}}")
        .move(held(number));

    assertThat(task(number).form()).isEqualTo("articulate-demand");
    assertThat(dueInDays(number)).isEqualTo(30);
  }

  @Test
  @DisplayName("keeps its incident while another that stayed moves on")
  void othersStay() {
    earlier.with(Map.of(DEMAND, where("UserTask_ArticulateDemand", "UserTask_WriteDemand")));
    InitiativeNumber one = earlier.raised(title());
    InitiativeNumber other = earlier.raised(title());
    move.run();

    assertThat(
            withPlan(
                    "0.2.0: {demand-articulation: {steps: {UserTask_WriteDemand: UserTask_ArticulateDemand}}}")
                .move(held(one)))
        .isEqualTo(Outcome.MOVED);

    assertThat(mine(one)).isEmpty();
    assertThat(mine(other)).hasSize(1);
  }

  @Test
  @DisplayName("is not reminded anew of a deadline of which it was reminded and that was escalated")
  void firedOut() {
    earlier.with(Map.of());
    InitiativeNumber number = earlier.raised(title());
    // The engine's state after the timer's second run.
    runsOut(timers(number).get(0));

    move.run();

    assertThat(earlier.deploymentsOf(number)).containsExactly(released.deployment());
    assertThat(timers(number)).isEmpty();
  }

  @Test
  @DisplayName("is left alone where it ended, or another moved it, since it was listed")
  void gone() {
    earlier.with(Map.of());
    InitiativeNumber number = earlier.raised(title());
    RunningProcess listed = held(number);
    move.run();
    InstanceMove instances = context.getBean(InstanceMove.class);
    assertThat(instances.move(listed)).isEqualTo(Outcome.GONE);
    assertThat(mine(number)).isEmpty();
    assertThat(chronicle.of(number)).extracting(Chronicle.Entry::kind).doesNotContain("notMoved");
  }

  @Test
  @DisplayName("waits for whoever is deciding just now, and is moved by the next run")
  void busy() throws Exception {
    earlier.with(Map.of());
    InitiativeNumber number = earlier.raised(title());
    try (Connection deciding = asOwner();
        Statement statement = deciding.createStatement()) {
      deciding.setAutoCommit(false);
      statement.execute("select 1 from work_item where number = '" + number + "' for update");
      assertThat(move.run().orElseThrow().busy()).isEqualTo(2);
      assertThat(earlier.deploymentsOf(number)).containsExactly(earlier.deployment());
      deciding.rollback();
    }
    assertThat(mine(number)).isEmpty();
    move.run();
    assertThat(earlier.deploymentsOf(number)).containsExactly(released.deployment());
  }

  @Test
  @DisplayName("loses no decision that is made while it moves")
  void decidedMeanwhile() throws Exception {
    earlier.with(Map.of());
    List<InitiativeNumber> numbers =
        IntStream.range(0, 12).mapToObj(n -> earlier.raised(title())).toList();
    CompletableFuture<Void> people =
        CompletableFuture.runAsync(
            () ->
                numbers.forEach(
                    number -> {
                      cast.decide("amina", number, "UserTask_ArticulateDemand");
                      cast.decide("joseph", number, "UserTask_EndorseDemand");
                      // Ends the called process, and starts the next.
                      cast.decide("sofia", number, "UserTask_CheckCompleteness");
                    }));
    while (!people.isDone()) {
      move.run();
    }
    people.get(1, TimeUnit.MINUTES);
    move.run();
    for (InitiativeNumber number : numbers) {
      assertThat(task(number).task()).isEqualTo("UserTask_InviteProviders");
      assertThat(earlier.deploymentsOf(number)).containsExactly(released.deployment());
      assertThat(mine(number)).isEmpty();
    }
  }

  @Test
  @DisplayName("is moved by one node: another that comes meanwhile leaves it to that one")
  void oneNode() throws Exception {
    earlier.with(Map.of());
    InitiativeNumber number = earlier.raised(title());
    try (Connection other = asOwner();
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('compact move'))");
      assertThat(move.run()).isEmpty();
      assertThat(earlier.deploymentsOf(number)).containsExactly(earlier.deployment());
      statement.execute("select pg_advisory_unlock(hashtext('compact move'))");
    }
    assertThat(move.run()).isPresent();
    assertThat(earlier.deploymentsOf(number)).containsExactly(released.deployment());
  }

  /** Moves it as a release with this plan would. */
  private InstanceMove withPlan(String written) {
    MoveCheck check =
        new MoveCheck(
            running, MovePlanTest.plan(written), ModelFiles.ofThisRelease(), any -> Release.FIRST);
    return new InstanceMove(
        context.getBean(EngineAccess.class),
        new EngineMove(
            context.getBean(RuntimeService.class),
            context.getBean(ManagementService.class),
            released,
            check),
        check,
        context.getBean(InitiativeLock.class),
        context.getBean(MovedTasks.class),
        context.getBean(MoveIncidents.class),
        context.getBean(MoveRecord.class),
        context.getBean(PlatformTransactionManager.class));
  }

  private RunningProcess held(InitiativeNumber number) {
    return running.broughtByOthersThan(List.of(released.deployment())).stream()
        .filter(process -> number.equals(process.number()) && process.process().equals(DEMAND))
        .findFirst()
        .orElseThrow();
  }

  private WorkItem task(InitiativeNumber number) {
    List<WorkItem> open = worklist.waitingOn(number);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private long dueInDays(InitiativeNumber number) {
    return new JdbcTemplate(database)
        .queryForObject(
            "select round(extract(epoch from duedate_ - now()) / 86400) from act_ru_job where id_ = ?",
            Long.class,
            timers(number).get(0));
  }

  private List<String> timers(InitiativeNumber number) {
    return new JdbcTemplate(database)
        .queryForList(
            """
            select j.id_ from act_ru_job j
            join act_ru_execution e on e.id_ = j.process_instance_id_
            where e.business_key_ = ? and j.type_ = 'timer'
            """,
            String.class,
            number);
  }

  private void runsOut(String timer) {
    context
        .getBean(EngineAccess.class)
        .asSystem(() -> context.getBean(ManagementService.class).deleteJob(timer));
  }

  private List<Incident> mine(InitiativeNumber number) {
    return incidents.open(cast.actor("sofia")).stream()
        .filter(incident -> incident.number().equals(number))
        .toList();
  }

  private void retry(InitiativeNumber number) throws Exception {
    web()
        .perform(
            post("/administration/incidents/retry")
                .with(csrf())
                .with(user("sofia"))
                .param("incident", mine(number).get(0).id()));
  }

  private String page(String person, String path) throws Exception {
    return web()
        .perform(get(path).with(user(person)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private MockMvc web() {
    return MockMvcBuilders.webAppContextSetup(context)
        .apply(SecurityMockMvcConfigurers.springSecurity())
        .build();
  }

  private Connection asOwner() throws Exception {
    return DriverManager.getConnection(
        database.unwrap(HikariDataSource.class).getJdbcUrl(), "postgres", "");
  }

  private static String title() {
    return "Begun earlier " + UUID.randomUUID();
  }
}
