package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers after the end of the period, before its timer has run. */
@CompactTest
@DisplayName("What comes after the end of its period, while the timer is late,")
class LateAnswersTest {

  private static final String BALLOT = "UserTask_CastBallot";

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired ManagementService management;
  @Autowired EngineAccess engine;
  @Autowired JdbcClient database;
  @Autowired ObjectMapper json;

  /** All periods that end by a timer and on which others rely. */
  static Stream<Arguments> periods() {
    return Stream.of(
        Arguments.of("paulo", "UserTask_AnswerDemand", "Timer_AnswersDue"),
        Arguments.of("otieno", "UserTask_CommentOnDesign", "Timer_CommentsDue"),
        Arguments.of("paulo", "UserTask_AgreeDesign", "Timer_AgreementDue"),
        Arguments.of("mariam", BALLOT, "Timer_RoundCloses"),
        Arguments.of("mariam", "UserTask_StateObjection", "Timer_ObjectionPeriodOver"),
        Arguments.of("paulo", "UserTask_Pledge", "Timer_PledgesDue"),
        Arguments.of("joseph", "UserTask_SignForCountry", "Timer_SigningPeriodOver"),
        Arguments.of("rosa", "UserTask_ReviewInitiative", "Timer_ReviewsDue"),
        Arguments.of("amina", "UserTask_AppealOrAccept", "Timer_AppealPeriodOver"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("periods")
  @DisplayName("is refused in words at every door, and does not count")
  void refusedAtEveryDoor(String person, String step, String timer) throws Exception {
    InitiativeNumber number = standingAt(step);
    String task = cast.tasks(person, number, step).get(0);
    due(number, timer, "- interval '1 minute'");

    Answer api = Caller.basic(port, person).post("/api/tasks/" + task + "/completion", body(step));
    assertThat(api.status()).as(api.body()).isEqualTo(409);
    assertThat(api.body()).contains("The period for this ended at");

    Answer page = Caller.session(port, person).form("/tasks/" + task, fields(step));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.body()).contains("The period for this is over", "Nothing of what you sent");

    Answer inEngine =
        Caller.basic(port, person).post("/engine-rest/task/" + task + "/complete", variables(step));
    assertThat(inEngine.status()).as(inEngine.body()).isEqualTo(400);

    assertThat(decisions(task)).isZero();
    due(number, timer, "+ interval '1 day'");
    assertThat(
            Caller.basic(port, person)
                .post("/api/tasks/" + task + "/completion", body(step))
                .status())
        .as("in time it counts")
        .isEqualTo(204);
  }

  @Test
  @DisplayName("is no ballot by the round's own date either, and the round is closed all the same")
  void ballotOfARound() throws Exception {
    InitiativeNumber number = standingAt(BALLOT);
    cast.decide("tomas", number, BALLOT);
    String task = cast.tasks("mariam", number, BALLOT).get(0);
    database
        .sql("update ballot_round set closes_at = now() where number = ? and closed_at is null")
        .param(number)
        .update();

    Answer api =
        Caller.basic(port, "mariam").post("/api/tasks/" + task + "/completion", body(BALLOT));
    assertThat(api.status()).as(api.body()).isEqualTo(409);
    Answer change =
        Caller.session(port, "tomas").form("/ballots/" + round(number) + "/change", fields(BALLOT));
    assertThat(change.status()).isEqualTo(422);
    assertThat(change.body()).contains("This round is closed. Nothing was recorded.");
    assertThat(members(number)).containsExactly("tomas");

    over(number, "Timer_RoundCloses");
    assertThat(
            database
                .sql("select outcome from ballot_round where number = ? order by id limit 1")
                .param(number)
                .query(String.class)
                .single())
        .isEqualTo("noQuorum");
  }

  @Test
  @DisplayName("is refused also of many at once, each of whom finds the round open")
  void manyAtOnce() throws Exception {
    InitiativeNumber number = standingAt(BALLOT);
    List<String> members = List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");
    Map<String, String> tasks = new HashMap<>();
    members.forEach(member -> tasks.put(member, cast.tasks(member, number, BALLOT).get(0)));
    database
        .sql("update ballot_round set closes_at = clock_timestamp() where number = ?")
        .param(number)
        .update();
    ExecutorService crowd = Executors.newFixedThreadPool(members.size());
    try {
      List<Callable<Integer>> all =
          members.stream()
              .<Callable<Integer>>map(
                  member ->
                      () ->
                          Caller.basic(port, member)
                              .post("/api/tasks/" + tasks.get(member) + "/completion", body(BALLOT))
                              .status())
              .toList();
      for (Future<Integer> each : crowd.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(409);
      }
    } finally {
      crowd.shutdownNow();
    }
    assertThat(members(number)).isEmpty();
  }

  /** An initiative of Kenya at which this step is open. */
  private InitiativeNumber standingAt(String step) {
    Story story = Story.raised(cast, "KE", "Too late for " + step).ledBy("BRENAP");
    if (step.equals("UserTask_AppealOrAccept")) {
      return story
          .with(
              "UserTask_ArticulateDemand",
              Map.of("ideaSource", "provider", "countryCustodian", "no"))
          .throughDemand()
          .number();
    }
    String budget = step.equals("UserTask_StateObjection") ? "10000" : "40000";
    story.with(
        "UserTask_CompleteDesign",
        Map.of(
            "risk1Likelihood",
            "1",
            "risk1Impact",
            "1",
            "milestone1AmountUsd",
            "20000",
            "budgetCompactUsd",
            budget));
    story.throughDemand().invited();
    if (step.equals("UserTask_AnswerDemand")) {
      return story.number();
    }
    story.answered().chosen().designed();
    if (step.equals("UserTask_CommentOnDesign")) {
      return story.number();
    }
    if (step.equals("UserTask_AgreeDesign")) {
      cast.decide("otieno", story.number(), "UserTask_CommentOnDesign");
      return story.number();
    }
    story.heard();
    if (!cast.tasks("amina", story.number(), "UserTask_DecideToProceed").isEmpty()) {
      cast.decide("amina", story.number(), "UserTask_DecideToProceed");
    }
    if (step.equals(BALLOT) || step.equals("UserTask_StateObjection")) {
      return story.number();
    }
    story.throughApproval().committed();
    if (step.equals("UserTask_Pledge")) {
      return story.number();
    }
    story.pledged();
    if (step.equals("UserTask_SignForCountry")) {
      return story.number();
    }
    story
        .signed()
        .throughImplementation(
            () ->
                Stream.generate(() -> waiting(story.number()))
                    .takeWhile(waiting -> waiting)
                    .forEach(any -> pay(story.number())));
    return story.reviewersInvited().number();
  }

  @Autowired org.capacitycompact.sample.SampleFinanceSystem finance;

  private boolean waiting(InitiativeNumber number) {
    return database
        .sql(
            """
            select exists (select from act_ru_ext_task x join act_ru_execution e
              on e.id_ = x.proc_inst_id_ where e.business_key_ = ?)
            """)
        .param(number)
        .query(Boolean.class)
        .single();
  }

  private void pay(InitiativeNumber number) {
    finance.pay();
    cast.settle();
  }

  private void due(InitiativeNumber number, String timer, String when) {
    assertThat(
            database
                .sql(
                    "update act_ru_job j set duedate_ = localtimestamp "
                        + when
                        + """
                         from act_ru_jobdef d, act_ru_execution e
                        where d.id_ = j.job_def_id_ and d.act_id_ = ?
                          and e.id_ = j.process_instance_id_ and e.business_key_ = ?
                        """)
                .params(timer, number)
                .update())
        .isEqualTo(1);
    database
        .sql(
            "update ballot_round set closes_at = now() "
                + when
                + " where number = ? and closed_at is null")
        .param(number)
        .update();
  }

  private void over(InitiativeNumber number, String timer) {
    engine.asSystem(
        () -> {
          for (Job job : management.createJobQuery().activityId(timer).list()) {
            if (database
                .sql("select business_key_ from act_ru_execution where id_ = ?")
                .param(job.getProcessInstanceId())
                .query(String.class)
                .single()
                .equals(number.value())) {
              management.executeJob(job.getId());
            }
          }
          return null;
        });
    cast.settle();
  }

  private long round(InitiativeNumber number) {
    return database
        .sql("select max(id) from ballot_round where number = ?")
        .param(number)
        .query(Long.class)
        .single();
  }

  private List<String> members(InitiativeNumber number) {
    return database
        .sql("select member from ballot where round = ? order by member")
        .param(round(number))
        .query(String.class)
        .list();
  }

  private int decisions(String task) {
    return database
        .sql("select count(*) from task_decision where task_id = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> answers(String step) {
    Map<String, Object> answers = new HashMap<>(cast.answers(step));
    if (step.equals("UserTask_AppealOrAccept")) {
      answers.putAll(Map.of("appealDecision", "accept"));
    }
    return answers;
  }

  private String body(String step) throws Exception {
    return json.writeValueAsString(answers(step));
  }

  private String variables(String step) throws Exception {
    Map<String, Object> variables = new HashMap<>();
    answers(step).forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return json.writeValueAsString(Map.of("variables", variables));
  }

  private Map<String, String> fields(String step) {
    Map<String, String> fields = new HashMap<>(Map.of("_submit", "1"));
    answers(step).forEach((name, value) -> fields.put(name, String.valueOf(value)));
    return fields;
  }
}
