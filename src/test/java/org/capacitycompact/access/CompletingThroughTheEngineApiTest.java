package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine API makes the same checks as the portal, and passes only the answers on. */
@CompactTest
class CompletingThroughTheEngineApiTest {

  private static final String STEP = "UserTask_ArticulateDemand";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private FormService forms;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;
  @Autowired private ObjectMapper json;

  private InitiativeNumber number;
  private Task task;

  @BeforeEach
  void anInitiative() {
    number = cast.raise("amina", "Through the engine API");
    cast.written("amina", number, STEP);
    task =
        engine.asSystem(
            () -> tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().get(0));
  }

  @Test
  void aDecisionIsTakenOnceAndLeavesNoAnswerInTheProcess() throws Exception {
    List<Integer> answered =
        atOnce(() -> complete("amina", answers()), () -> complete("amina", answers()));

    assertThat(answered).containsOnlyOnce(204);
    assertThat(answered).filteredOn(status -> status != 204).allMatch(status -> status / 100 == 4);
    assertThat(decisions()).isEqualTo(1);
    Map<String, Object> variables =
        engine.asSystem(() -> runtime.getVariables(task.getProcessInstanceId()));
    assertThat(variables.keySet()).doesNotContainAnyElementsOf(cast.answers(STEP).keySet());
  }

  @Test
  void submittingTheFormIsTheSameDoor() {
    Caller.Answer answer =
        Caller.basic(port, "amina")
            .post(
                "/engine-rest/task/" + task.getId() + "/submit-form",
                body(answers(), ",\"withVariablesInReturn\":true"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void keysTheFormDoesNotAskForAreNamed() {
    Map<String, Object> more = answers();
    more.put("demandOutcome", Map.of("value", "accepted"));
    more.put("country", Map.of("value", "TG"));
    refused(more, "demandOutcome");
    refused(more, "country");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":{\"a\":{\"b\":1}}}",
        "{\"value\":1e400}",
        "{\"value\":\"NaN\",\"type\":\"Double\"}",
        "{\"value\":\"no such option\"}",
        "{\"value\":[[1]]}",
        "{\"value\":\"AAAA\",\"type\":\"Bytes\"}",
        "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\"}}"
      })
  void aValueOfTheWrongKindIsRefusedAndItsFieldNamed(String value) throws Exception {
    Map<String, Object> wrong = answers();
    wrong.put("ideaSource", json.readTree(value));
    refused(wrong, "ideaSource");
  }

  @Test
  void javaSerializationIsRefused() {
    Map<String, Object> wrong = answers();
    wrong.put(
        "ideaSource",
        Map.of(
            "value",
            "rO0ABXNyAA==",
            "type",
            "Object",
            "valueInfo",
            Map.of(
                "objectTypeName",
                "java.util.ArrayList",
                "serializationDataFormat",
                "application/x-java-serialized-object")));
    assertThat(complete("amina", wrong)).isEqualTo(400);
    assertThat(decisions()).isZero();
  }

  @Test
  void nobodyElseDecidesNotEvenPastTheFilter() {
    for (String user : List.of("joseph", "koffi", "sofia", "finance", "operator")) {
      assertThat(complete(user, answers())).as(user).isIn(403, 404);
      Actor actor = cast.actor(user);
      assertThatThrownBy(() -> as(actor, () -> tasks.complete(task.getId())))
          .as(user)
          .isInstanceOf(AuthorizationException.class);
      assertThatThrownBy(() -> as(actor, () -> forms.submitTaskForm(task.getId(), Map.of())))
          .as(user)
          .isInstanceOf(AuthorizationException.class);
    }
    assertThat(decisions()).isZero();
  }

  @Test
  void theEngineItselfRefusesWhatTheDoorDoesNotKnow() {
    for (String user : List.of("amina", "sofia", "finance", "operator")) {
      Actor actor = cast.actor(user);
      String process = task.getProcessInstanceId();
      for (Runnable attempt :
          List.<Runnable>of(
              () -> tasks.setVariable(task.getId(), "country", "TG"),
              () -> tasks.setVariableLocal(task.getId(), "x", "y"),
              () -> runtime.setVariable(process, "country", "TG"),
              () -> tasks.setAssignee(task.getId(), "paulo"),
              () -> tasks.claim(task.getId(), "paulo"),
              () -> tasks.delegateTask(task.getId(), "paulo"),
              () -> tasks.resolveTask(task.getId()),
              () -> tasks.addCandidateUser(task.getId(), "paulo"),
              () -> tasks.saveTask(task),
              () -> tasks.deleteTask(task.getId()),
              () -> tasks.handleBpmnError(task.getId(), "x"),
              () -> tasks.handleEscalation(task.getId(), "x"),
              () -> tasks.saveTask(tasks.newTask()),
              () -> tasks.createNativeTaskQuery().sql("select * from act_ru_task").list(),
              () -> runtime.startProcessInstanceByKey("initiative-lifecycle"),
              () -> runtime.createMessageCorrelation("CountryStops").correlateAll(),
              () -> runtime.createConditionEvaluation().evaluateStartConditions(),
              () -> runtime.signalEventReceived("x"),
              () -> runtime.deleteProcessInstance(process, "x"),
              () -> runtime.suspendProcessInstanceById(process),
              () ->
                  runtime
                      .createProcessInstanceModification(process)
                      .cancelAllForActivity(STEP)
                      .execute())) {
        assertThatThrownBy(() -> as(actor, attempt))
            .as(user)
            .isInstanceOf(AuthorizationException.class);
      }
    }
  }

  @Test
  void aDisabledAccountAndARevokedRoleCountAtTheNextRequest() {
    Caller amina = Caller.basic(port, "amina");
    String path = "/engine-rest/task/" + task.getId();
    assertThat(amina.get(path).status()).isEqualTo(200);
    database.sql("update person set enabled = false where user_id = 'amina'").update();
    try {
      assertThat(amina.get(path).status()).isEqualTo(401);
      assertThat(complete("amina", answers())).isEqualTo(401);
    } finally {
      database.sql("update person set enabled = true where user_id = 'amina'").update();
    }
    database.sql("delete from act_id_membership where user_id_ = 'amina'").update();
    try {
      assertThat(complete("amina", answers())).isEqualTo(404);
    } finally {
      database.sql("insert into act_id_membership values ('amina', 'focalPointKE')").update();
    }
    assertThat(decisions()).isZero();
  }

  @Test
  void aStoppedProcessTakesNoDecision() {
    engine.asSystem(() -> runtime.suspendProcessInstanceById(task.getProcessInstanceId()));
    assertThat(complete("amina", answers())).isEqualTo(404);
    assertThat(decisions()).isZero();
  }

  @Test
  void whoTookATaskMayGiveItBack() {
    String path = "/engine-rest/task/" + task.getId();
    Caller amina = Caller.basic(port, "amina");
    assertThat(amina.post(path + "/claim", "{\"userId\":\"amina\"}").status()).isEqualTo(204);
    assertThat(amina.post(path + "/unclaim", "{}").status()).isEqualTo(204);
  }

  private void refused(Map<String, Object> answers, String field) {
    Caller.Answer answer =
        Caller.basic(port, "amina")
            .post("/engine-rest/task/" + task.getId() + "/complete", body(answers, ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(field).doesNotContain("java.", "org.");
    assertThat(decisions()).isZero();
  }

  private int complete(String user, Map<String, Object> answers) {
    return Caller.basic(port, user)
        .post("/engine-rest/task/" + task.getId() + "/complete", body(answers, ""))
        .status();
  }

  private Map<String, Object> answers() {
    Map<String, Object> typed = new HashMap<>();
    cast.answers(STEP).forEach((key, value) -> typed.put(key, Map.of("value", value)));
    return typed;
  }

  private String body(Map<String, Object> answers, String more) {
    try {
      // Jackson writes numbers that JSON does not allow as strings; an attack sends the number.
      return "{\"variables\":"
          + json.writeValueAsString(answers).replace("\"Infinity\"", "1e400")
          + more
          + "}";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private int decisions() {
    return database
        .sql("select count(*) from task_decision where task_id = ?")
        .param(task.getId())
        .query(Integer.class)
        .single();
  }

  private void as(Actor actor, Runnable work) {
    engine.actingAs(
        actor.userId(),
        actor.groups(),
        () -> {
          work.run();
          return true;
        });
  }

  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Future<T> first = two.submit(one);
      Future<T> second = two.submit(other);
      return List.of(first.get(), second.get());
    } finally {
      two.shutdown();
    }
  }
}
