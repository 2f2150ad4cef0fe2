package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputies.Naming;
import org.capacitycompact.party.DeputyProblem;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.HandledTasks;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A deputy")
class DeputiesTest {

  private static final String ENDORSE = "UserTask_EndorseDemand";

  private static final List<String> PERSONAL =
      List.of(
          "UserTask_CastBallot",
          "UserTask_StateObjection",
          "UserTask_ReviewIndependently",
          "UserTask_ReviewInitiative");

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Accounts accounts;
  @Autowired Deputies deputies;
  @Autowired People people;
  @Autowired HandledTasks handled;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired EngineAccess engine;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient database;
  @Autowired Clock clock;
  @Autowired CountryDays days;
  @Autowired Initiatives initiatives;

  private LocalDate today;
  private String away;
  private String deputy;
  private InitiativeNumber number;
  private String task;

  /** The doors by which a task is completed. */
  enum Door {
    PORTAL,
    API,
    ENGINE
  }

  @BeforeEach
  void somebodyIsAway() {
    today = days.today("KE");
    away = person(Role.NATIONAL_AUTHORITY, "KE");
    deputy = person(Role.NATIONAL_AUTHORITY, "KE");
    number = Story.raised(cast, "KE", "While away " + UUID.randomUUID()).articulated().number();
    task = cast.tasks(away, number, ENDORSE).get(0);
    assertThat(claim(away)).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("decides what somebody has taken who is away, at every door")
  void decides(Door door) {
    assertThat(complete(deputy, door)).as("before").isGreaterThanOrEqualTo(400);

    name(away, deputy);

    assertThat(complete(deputy, door)).isBetween(200, 302);
    assertThat(
            database
                .sql(
                    "select user_id || ' for ' || in_place_of from task_decision where task_id = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo(deputy + " for " + away);
    assertThat(
            engine.asSystem(
                () -> {
                  var ended = history.createHistoricTaskInstanceQuery().taskId(task).singleResult();
                  return ended.getAssignee() + " of " + ended.getOwner();
                }))
        .isEqualTo(deputy + " of " + away);
  }

  @Test
  @DisplayName("is shown in the history and the record with whom they decided for")
  void isShown() {
    name(away, deputy);
    cast.decide(deputy, number, ENDORSE);

    Caller reader = Caller.session(port, "amina");
    assertThat(plain(reader.get("/initiatives/" + number + "/history").body()))
        .contains("Actor " + deputy + ", in place of Actor " + away);
    assertThat(
            database
                .sql(
                    """
                    select after #>> '{inPlaceOf,person}' from audit_entry
                    where chain = ? and kind like ?
                    """)
                .params(number, ENDORSE + ".%")
                .query(String.class)
                .single())
        .isEqualTo(away);
  }

  @Test
  @DisplayName("finds it in the list, opens it, and keeps a draft of their own")
  void listed() {
    Caller page = Caller.session(port, deputy);
    assertThat(page.get("/tasks?whose=MINE").body()).doesNotContain(task);
    assertThat(draft(page)).isEqualTo(409);

    name(away, deputy);

    assertThat(page.get("/tasks?whose=MINE").body())
        .contains(task)
        .contains("For Actor " + away + ", who is away");
    assertThat(page.get("/tasks/" + task).body()).contains("You stand in", "name=\"_submit\"");
    assertThat(draft(page)).isEqualTo(302);
    assertThat(
            database
                .sql("select user_id from own_draft where task_id = ?")
                .param(task)
                .query(String.class)
                .list())
        .containsExactly(deputy);
    Caller api = Caller.basic(port, deputy);
    assertThat(api.get("/api/tasks?whose=MINE").body()).contains(task);
    assertThat(api.get("/api/tasks/" + task).body()).contains("\"inPlaceOf\":\"" + away + "\"");
  }

  @Test
  @DisplayName("neither takes the task away nor gives it back")
  void staysWithWhoIsAway() {
    name(away, deputy);
    Caller caller = Caller.basic(port, deputy);
    for (String act : List.of("claim", "release")) {
      assertThat(caller.post("/api/tasks/" + task + "/" + act, "{}").status()).isEqualTo(409);
    }
    for (String act : List.of("claim", "unclaim")) {
      assertThat(
              caller
                  .post("/engine-rest/task/" + task + "/" + act, "{\"userId\":\"" + deputy + "\"}")
                  .status())
          .isEqualTo(404);
    }
    assertThat(assignee()).isEqualTo(away);
    cast.decide(away, number, ENDORSE);
  }

  @Test
  @DisplayName("is named where somebody else sees who has the task")
  void othersSeeWhoStandsIn() {
    name(away, deputy);
    assertThat(plain(Caller.session(port, "joseph").get("/tasks/" + task).body()))
        .contains("Actor " + away + " has taken this task and is away until")
        .contains("Actor " + deputy + " stands in");
  }

  @Test
  @DisplayName("who lost the role in between is nobody's deputy, at every door")
  void lostTheRole() {
    name(away, deputy);
    identity.deleteMembership(deputy, Role.NATIONAL_AUTHORITY.groupFor("KE"));
    accounts.giveRole(deputy, Role.FOCAL_POINT, "KE");

    for (Door door : Door.values()) {
      assertThat(complete(deputy, door)).as(door.name()).isEqualTo(404);
    }
    assertThat(people.actor(deputy).orElseThrow().standsInFor()).isEmpty();
    cast.decide(away, number, ENDORSE);
  }

  @Test
  @DisplayName("of whoever lost the role in between has nothing to do for them")
  void personLostTheRole() {
    name(away, deputy);
    database.sql("update person set country = 'UG' where user_id = ?").param(away).update();
    for (Door door : Door.values()) {
      assertThat(complete(deputy, door)).as(door.name()).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  @DisplayName("stops when the account is closed, for good")
  void closed() {
    name(away, deputy);
    accounts.disable(away);
    database.sql("update person set enabled = true where user_id = ?").param(away).update();
    assertThat(deputies.open(away)).isEmpty();
    assertThat(complete(deputy, Door.API)).isEqualTo(409);
  }

  @Test
  @DisplayName("stops when it is ended, and on its day")
  void ended() {
    Deputyship named = name(away, deputy);
    assertThat(deputies.end(named.id(), actor(away))).isTrue();
    assertThat(deputies.end(named.id(), actor(away))).as("once").isFalse();
    assertThat(complete(deputy, Door.ENGINE)).isGreaterThanOrEqualTo(400);

    Deputyship later =
        ((Naming.Named)
                deputies.name(
                    actor(away), deputy, today.plusDays(3), today.plusDays(4), actor(away)))
            .deputyship();
    assertThat(complete(deputy, Door.API)).as("not yet").isEqualTo(409);
    assertThat(later.isInForce(clock.instant())).isFalse();

    database
        .sql(
            """
            insert into deputy (person, deputy, from_day, to_day, starts_at, ends_at, named_by, named_at)
            values (?, ?, current_date - 9, current_date - 8, now() - interval '9 days',
              now() - interval '1 second', 'x', now() - interval '9 days')
            """)
        .params(away, deputy)
        .update();
    assertThat(complete(deputy, Door.API)).as("over").isEqualTo(409);
  }

  @Test
  @DisplayName("of a deputy gets nothing")
  void noChain() {
    String third = person(Role.NATIONAL_AUTHORITY, "KE");
    name(away, deputy);
    name(deputy, third);

    assertThat(people.actor(third).orElseThrow().standsInFor()).containsExactly(deputy);
    for (Door door : Door.values()) {
      assertThat(complete(third, door)).as(door.name()).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  @DisplayName("does not decide what whoever is away may not decide")
  void dutyOfWhoIsAway() {
    accounts.giveRole(away, Role.FOCAL_POINT, "KE");
    Story story = Story.raised(cast, "KE", "Written by who is away");
    cast.decide(away, story.number(), "UserTask_ArticulateDemand");
    String own = cast.tasks(away, story.number(), ENDORSE).get(0);
    assertThat(Caller.basic(port, away).post("/api/tasks/" + own + "/claim", "{}").status())
        .isEqualTo(204);
    name(away, deputy);

    assertThat(errors(cast.attempt(deputy, story.number(), ENDORSE, Map.of())))
        .extracting(FieldError::messageKey)
        .containsExactly("duty.inPlaceOf");
  }

  @Test
  @DisplayName(
      "does nothing that they may not decide themselves, and what they did counts for both")
  void dutyOfBoth() {
    accounts.giveRole(away, Role.FOCAL_POINT, "KE");
    accounts.giveRole(deputy, Role.FOCAL_POINT, "KE");
    Story story = Story.raised(cast, "KE", "Written by a deputy");
    String written = cast.tasks(away, story.number(), "UserTask_ArticulateDemand").get(0);
    Caller.basic(port, away).post("/api/tasks/" + written + "/claim", "{}");
    name(away, deputy);
    cast.decide(deputy, story.number(), "UserTask_ArticulateDemand");

    for (String each : List.of(away, deputy)) {
      assertThat(errors(cast.attempt(each, story.number(), ENDORSE, Map.of())))
          .as(each)
          .extracting(FieldError::messageKey)
          .containsExactly("duty.ENDORSE_WHAT_OTHERS_WROTE");
    }
  }

  @Test
  @DisplayName("is not named for ballots, objections and reviews: they are personal")
  void ballotsAreNever() {
    assertThat(handled.within(right -> true).stream().filter(handled::isPersonal))
        .containsExactlyInAnyOrderElementsOf(PERSONAL);
    assertThat(deputies.name(actor("mariam"), "tomas", today, today, actor("mariam")))
        .isEqualTo(new Naming.Refused(DeputyProblem.OTHER_ROLE));
    assertThat(deputies.candidates(actor("rosa"))).isEmpty();
  }

  @Test
  @DisplayName("of the secretariat casts no ballot for a member who is also of the secretariat")
  void noBallotByWayOfAnotherRole() {
    String member = person(Role.SECRETARIAT, null);
    String colleague = person(Role.SECRETARIAT, null);
    name(member, colleague);
    initiatives.openTo(number, "group:secretariat");
    for (Role role : List.of(Role.STEERING_GROUP, Role.PEER_REVIEWER)) {
      accounts.giveRole(member, role, "");
      accounts.giveRole(colleague, role, "");
    }
    for (String personal : PERSONAL) {
      String ballot = "ballot" + UUID.randomUUID();
      database
          .sql(
              """
              insert into work_item (task_id, audience, number, task, form, title, country,
                local_key, assignee, created_at, due_at, search)
              values (?, 'user:' || ?, ?, ?, 'cast-ballot', 'T', 'KE', null, ?, now(), now(), '')
              """)
          .params(ballot, member, number, personal, member)
          .update();
      Caller other = Caller.basic(port, colleague);
      assertThat(other.get("/api/tasks?whose=MINE").body()).doesNotContain(ballot);
      assertThat(other.get("/api/tasks/" + ballot).status()).as(personal).isEqualTo(404);
      assertThat(other.post("/api/tasks/" + ballot + "/completion", "{}").status()).isEqualTo(404);
      database.sql("delete from work_item where task_id = ?").param(ballot).update();
    }
  }

  @Test
  @DisplayName("is of the same country, has the same role, is somebody else, and is there")
  void whoMay() {
    assertThat(refusal(away, person(Role.NATIONAL_AUTHORITY, "UG")))
        .isEqualTo(DeputyProblem.OTHER_ROLE);
    assertThat(refusal(away, person(Role.FOCAL_POINT, "KE"))).isEqualTo(DeputyProblem.OTHER_ROLE);
    assertThat(refusal(away, away)).isEqualTo(DeputyProblem.SELF);
    assertThat(refusal(away, "nobody")).isEqualTo(DeputyProblem.NOBODY);
    String third = person(Role.NATIONAL_AUTHORITY, "KE");
    name(deputy, third);
    assertThat(refusal(away, deputy)).isEqualTo(DeputyProblem.AWAY);
    name(away, third);
    assertThat(refusal(away, third)).isEqualTo(DeputyProblem.OVERLAP);
  }

  @Test
  @DisplayName("who was named later stands in where a person's days met after their zone changed")
  void zoneChanged() {
    String later = person(Role.NATIONAL_AUTHORITY, "KE");
    String insert =
        """
        insert into deputy (person, deputy, from_day, to_day, starts_at, ends_at, named_by, named_at)
        values (?, ?, current_date + %d, current_date + %d, now() + interval '%d hours',
          now() + interval '%d hours', 'x', now() - interval '9 days')
        """;
    database.sql(insert.formatted(0, 3, -10, 80)).params(away, later).update();
    database.sql(insert.formatted(-5, -1, -120, 10)).params(away, deputy).update();
    assertThat(deputies.now(List.of(away))).containsExactly(Map.entry(away, deputy));
    assertThat(deputies.now(away))
        .hasValueSatisfying(one -> assertThat(one.deputy()).isEqualTo(deputy));
    assertThat(Caller.session(port, "joseph").get("/tasks/" + task).status()).isEqualTo(200);
    database
        .sql(
            "update deputy set ended_at = now(), ended_by = 'x', end_reason = 'TAKEN_BACK' where deputy = ?")
        .param(deputy)
        .update();
    assertThat(deputies.now(List.of(away))).containsExactly(Map.entry(away, later));
  }

  @Test
  @DisplayName("named twice at once is named once")
  void atOnce() throws Exception {
    List<Callable<Naming>> twice =
        List.of(
            () -> deputies.name(actor(away), deputy, today, today.plusDays(2), actor(away)),
            () ->
                deputies.name(
                    actor(away), "joseph", today.plusDays(1), today.plusDays(2), actor(away)));
    assertThat(together(twice))
        .hasAtLeastOneElementOfType(Naming.Named.class)
        .contains(new Naming.Refused(DeputyProblem.OVERLAP));
  }

  @Test
  @DisplayName("decides once, though both send at once")
  void bothAtOnce() throws Exception {
    name(away, deputy);
    List<Callable<Integer>> both =
        List.of(() -> complete(away, Door.API), () -> complete(deputy, Door.API));
    assertThat(together(both)).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  @DisplayName("stands in the database by its rules, whoever writes there")
  void databaseRefuses() {
    String insert =
        """
        insert into deputy (person, deputy, from_day, to_day, starts_at, ends_at, named_by, named_at)
        values (?, ?, current_date, current_date + %d, now(), now() + interval '3 days', 'x', now())
        """;
    assertThatThrownBy(() -> database.sql(insert.formatted(1)).params(away, away).update())
        .hasMessageContaining("deputy_is_another");
    assertThatThrownBy(() -> database.sql(insert.formatted(1)).params(away, "kato").update())
        .hasMessageContaining("same role");
    assertThatThrownBy(() -> database.sql(insert.formatted(400)).params(away, deputy).update())
        .hasMessageContaining("deputy_for_some_days");
    database.sql(insert.formatted(2)).params(away, deputy).update();
    assertThatThrownBy(() -> database.sql(insert.formatted(1)).params(away, "joseph").update())
        .hasMessageContaining("deputy_one_at_a_time");
    assertThatThrownBy(() -> database.sql(insert.formatted(1)).params("joseph", away).update())
        .hasMessageContaining("is there in that time");
    assertThatThrownBy(
            () ->
                database
                    .sql("update deputy set deputy = 'joseph' where person = ?")
                    .param(away)
                    .update())
        .hasMessageContaining("only ends");
    cast.decide(away, number, ENDORSE);
    assertThatThrownBy(
            () ->
                database
                    .sql("update task_decision set in_place_of = 'joseph' where task_id = ?")
                    .param(task)
                    .update())
        .hasMessageContaining("does not stand in for");
    accounts.disable(deputy);
    assertThatThrownBy(() -> database.sql(insert.formatted(1)).params("joseph", deputy).update())
        .hasMessageContaining("open accounts");
  }

  private DeputyProblem refusal(String person, String other) {
    return ((Naming.Refused)
            deputies.name(actor(person), other, today, today.plusDays(1), actor(person)))
        .why();
  }

  private Deputyship name(String person, String other) {
    Naming naming = deputies.name(actor(person), other, today, today.plusDays(5), actor(person));
    assertThat(naming).isInstanceOf(Naming.Named.class);
    return ((Naming.Named) naming).deputyship();
  }

  private int complete(String user, Door door) {
    Map<String, Object> answers = cast.answers(ENDORSE);
    return switch (door) {
      case PORTAL -> {
        Map<String, String> typed = new HashMap<>(Map.of("_submit", "1"));
        answers.forEach((key, value) -> typed.put(key, String.valueOf(value)));
        yield Caller.session(port, user).form("/tasks/" + task, typed).status();
      }
      case API ->
          Caller.basic(port, user)
              .post("/api/tasks/" + task + "/completion", written(answers))
              .status();
      case ENGINE ->
          Caller.basic(port, user)
              .post(
                  "/engine-rest/task/" + task + "/complete",
                  written(
                      Map.of(
                          "variables",
                          answers.entrySet().stream()
                              .collect(
                                  Collectors.toMap(
                                      Map.Entry::getKey,
                                      each -> Map.of("value", each.getValue()))))))
              .status();
    };
  }

  private int draft(Caller page) {
    return page.form("/tasks/" + task, Map.of("_draft", "saved")).status();
  }

  private int claim(String user) {
    return Caller.basic(port, user).post("/api/tasks/" + task + "/claim", "{}").status();
  }

  private String assignee() {
    return engine.asSystem(() -> tasks.createTaskQuery().taskId(task).singleResult().getAssignee());
  }

  private String written(Map<String, ?> value) {
    try {
      return json.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Actor actor(String userId) {
    return people.actor(userId).orElseThrow();
  }

  private String person(Role role, String country) {
    String id = "actor" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    accounts.open(
        new NewPerson(id, "Actor " + id, role, country, country, null, null, false, "en"),
        "Compact-2026!");
    return id;
  }

  private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(acts)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  private static String plain(String page) {
    return page.replaceAll("<[^>]+>", "").replaceAll("[\u2066-\u2069]", "").replaceAll("\\s+", " ");
  }

  private static List<FieldError> errors(TaskResult decided) {
    return decided instanceof TaskResult.Refused refused ? refused.errors() : List.of();
  }
}
