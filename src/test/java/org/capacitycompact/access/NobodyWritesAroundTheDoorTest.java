package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Holes 3 and 5: what is not on the allowlist does not exist, for any role. */
@CompactTest
class NobodyWritesAroundTheDoorTest {

  private static final List<String> EVERYBODY =
      List.of(
          "amina", "joseph", "koffi", "paulo", "mariam", "rosa", "sofia", "finance", "operator");

  private static final List<String> REQUESTS =
      Stream.of(
              """
              PUT /task/TASK/variables/country {"value":"TG","type":"String"}
              POST /task/TASK/variables {"modifications":{"country":{"value":"TG"}}}
              DELETE /task/TASK/variables/country
              PUT /task/TASK/localVariables/x {"value":"y"}
              POST /task/TASK/localVariables {"modifications":{"x":{"value":"y"}}}
              DELETE /task/TASK/localVariables/x
              POST /task/TASK/bpmnError {"errorCode":"x"}
              POST /task/TASK/bpmnEscalation {"escalationCode":"x"}
              POST /task/TASK/resolve {}
              POST /task/TASK/delegate {"userId":"paulo"}
              POST /task/TASK/assignee {"userId":"paulo"}
              POST /task/TASK/claim {"userId":"paulo"}
              POST /task/TASK/identity-links {"userId":"paulo","type":"candidate"}
              POST /task/TASK/identity-links/delete {"userId":"paulo","type":"candidate"}
              POST /task/TASK/comment/create {"message":"x"}
              POST /task/create {"id":"mine","name":"mine"}
              PUT /task/TASK/ {"name":"changed"}
              PUT /task/TASK {"name":"changed","assignee":"paulo"}
              DELETE /task/TASK
              PUT /process-instance/INSTANCE/variables/country {"value":"TG"}
              POST /process-instance/INSTANCE/variables {"modifications":{"country":{"value":"TG"}}}
              DELETE /process-instance/INSTANCE/variables/country
              POST /process-instance/INSTANCE/modification {"instructions":[{"type":"cancel","activityId":"x"}]}
              POST /process-instance/INSTANCE/modification-async {}
              PUT /process-instance/INSTANCE/suspended {"suspended":true}
              PUT /process-instance/suspended {"processInstanceIds":["INSTANCE"],"suspended":true}
              DELETE /process-instance/INSTANCE
              POST /process-instance/delete {"processInstanceIds":["INSTANCE"]}
              POST /process-instance/variables-async {"processInstanceIds":["INSTANCE"],"variables":{}}
              PUT /execution/INSTANCE/localVariables/country {"value":"TG"}
              POST /execution/INSTANCE/localVariables {"modifications":{"country":{"value":"TG"}}}
              POST /execution/INSTANCE/signal {}
              POST /execution/INSTANCE/messageSubscriptions/CountryStops/trigger {}
              POST /message {"messageName":"CountryStops","processInstanceId":"INSTANCE"}
              POST /signal {"name":"x"}
              POST /condition {"variables":{}}
              POST /process-definition/key/initiative-lifecycle/start {"businessKey":"forged"}
              POST /process-definition/key/initiative-lifecycle/submit-form {"businessKey":"forged"}
              PUT /process-definition/key/initiative-lifecycle/suspended {"suspended":true}
              DELETE /process-definition/key/initiative-lifecycle?cascade=true
              POST /process-definition/DEFINITION/restart {"processInstanceIds":["INSTANCE"]}
              POST /migration/generate {"sourceProcessDefinitionId":"DEFINITION","targetProcessDefinitionId":"DEFINITION"}
              POST /migration/execute {}
              POST /modification/execute {"processDefinitionId":"DEFINITION","processInstanceIds":["INSTANCE"],"instructions":[]}
              DELETE /batch/x
              DELETE /history/process-instance/INSTANCE
              POST /history/process-instance/delete {"historicProcessInstanceIds":["INSTANCE"]}
              DELETE /history/process-instance/INSTANCE/variable-instances
              DELETE /history/variable-instance/x
              DELETE /history/user-operation/x
              POST /history/cleanup
              POST /history/process-instance/set-removal-time {}
              POST /deployment/create
              DELETE /deployment/x?cascade=true
              POST /deployment/x/redeploy {}
              POST /authorization/create {"type":1,"permissions":["ALL"],"userId":"amina","resourceType":7,"resourceId":"*"}
              POST /user/create {"profile":{"id":"mallory"},"credentials":{"password":"Compact-2026!"}}
              PUT /user/amina/credentials {"password":"giraffe under copper moon"}
              PUT /user/amina/profile {"id":"amina","firstName":"M","lastName":"M"}
              POST /user/amina/unlock
              PUT /group/camunda-admin/members/amina
              DELETE /group/focalPointKE/members/amina
              POST /identity/verify {"username":"amina","password":"Compact-2026!"}
              POST /group/create {"id":"x"}
              DELETE /user/amina
              POST /tenant/create {"id":"x"}
              POST /incident/x/resolve
              DELETE /incident/x
              DELETE /job/x
              PUT /job/x/duedate {}
              PUT /job/x/suspended {"suspended":true}
              PUT /telemetry/configuration {"enableTelemetry":true}
              POST /external-task/x/bpmnError {"workerId":"w","errorCode":"x"}
              POST /filter/create {"resourceType":"Task","name":"x"}
              POST /case-definition/key/x/create {}
              GET /task/TASK/variables
              GET /task/TASK/localVariables
              GET /task/TASK/comment
              GET /variable-instance
              GET /event-subscription
              """
                  .split("\n"))
          .toList();

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private EngineAccess engine;

  private static InitiativeNumber number;
  private static List<Caller> browsers = List.of();
  private Task task;
  private Map<String, Object> before;

  @BeforeEach
  void anInitiative() {
    if (number == null) {
      number = cast.raise("amina", "Around the door");
    }
    task = task();
    before = state();
  }

  @AfterEach
  void nothingChanged() {
    assertThat(state()).isEqualTo(before);
  }

  static Stream<String> requests() {
    return REQUESTS.stream();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void noRequestBesideTheListIsTakenFromAnybody(String request) {
    for (String user : EVERYBODY) {
      assertThat(sent(Caller.basic(port, user), "/engine-rest", request).status())
          .as(user)
          .isIn(user.equals("operator") ? List.of(403, 404) : List.of(404));
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void norThroughTheWebApplications(String request) {
    for (Caller browser : browsers()) {
      assertThat(sent(browser, "/camunda/api/engine/engine/default", request).status())
          .isIn(403, 404);
    }
  }

  @Test
  void pathsThatAreReadDifferentlyLeadNowhere() {
    for (String user : List.of("amina", "sofia", "operator")) {
      Caller caller = Caller.basic(port, user);
      for (String path :
          List.of(
              "/%65ngine-rest/task/TASK/variables",
              "/engine-rest/task/TASK/v%61riables",
              "/engine-rest//task/TASK/variables",
              "//engine-rest/task/TASK/variables",
              "/engine-rest/task/TASK/variables;jsessionid=1",
              "/engine-rest;x=y/task/TASK/variables",
              "/engine-rest/task;x=y/TASK/variables",
              "/engine-rest/task/TASK/variables/",
              "/engine-rest/task/TASK/variables.",
              "/engine-rest/task/TASK/variables.json",
              "/engine-rest/task/TASK/form/../variables",
              "/engine-rest/task/TASK/form/%2e%2e/variables",
              "/engine-rest/task/TASK%2Fvariables",
              "/engine-rest/task/TASK%252Fvariables",
              "/engine-rest/task/TASK/variables%00",
              "/engine-rest/task/TASK%5Cvariables",
              "/engine-rest/engine/default/task/TASK/variables",
              "/engine-rest/engine/default/task",
              "/ENGINE-REST/task/TASK/variables",
              "/engine-rest/application.wadl",
              "/camunda/../engine-rest/task/TASK/variables",
              "/rest/task")) {
        for (String method : List.of("GET", "POST", "PUT")) {
          Caller.Answer answer =
              caller.ask(
                  method,
                  path.replace("TASK", task.getId()),
                  "{\"modifications\":{\"country\":{\"value\":\"TG\"}}}");
          assertThat(answer.status())
              .as(user + " " + method + " " + path)
              .isIn(302, 400, 401, 403, 404, 405);
          assertThat(answer.body()).doesNotContain("\"country\"");
        }
      }
    }
  }

  @Test
  void noOtherMethodReadsOrWrites() {
    Caller amina = Caller.basic(port, "amina");
    String path = "/engine-rest/task/" + task.getId();
    for (String method : List.of("HEAD", "OPTIONS", "PATCH", "PUT", "DELETE", "PROPFIND", "get")) {
      assertThat(amina.ask(method, path, null).status()).as(method).isIn(400, 404, 405, 501);
    }
    assertThat(
            amina
                .ask(
                    "POST",
                    path,
                    "{}",
                    "X-HTTP-Method-Override",
                    "DELETE",
                    "Content-Type",
                    "application/json")
                .status())
        .isEqualTo(404);
    assertThat(amina.post(path + "?_method=DELETE", "{}").status()).isEqualTo(404);
  }

  @Test
  void aTaskIsTakenForOneselfOnly() {
    String claim = "/engine-rest/task/" + task.getId() + "/claim";
    assertThat(Caller.basic(port, "amina").post(claim, "{\"userId\":\"joseph\"}").status())
        .isEqualTo(404);
    assertThat(Caller.basic(port, "amina").post(claim, "{\"userId\":\"\"}").status())
        .isIn(400, 404);
    for (String user : List.of("koffi", "sofia", "operator")) {
      assertThat(Caller.basic(port, user).post(claim, "{\"userId\":\"" + user + "\"}").status())
          .as(user)
          .isIn(403, 404);
    }
    assertThat(Caller.basic(port, "amina").post(claim, "{\"userId\":\"amina\"}").status())
        .isEqualTo(204);
    assertThat(Caller.basic(port, "amina").post(claim.replace("claim", "unclaim"), "{}").status())
        .isEqualTo(204);
  }

  @Test
  void aForeignTaskIsAMissingTask() {
    for (String user : List.of("koffi", "joseph", "paulo", "finance", "mariam", "sofia")) {
      Caller caller = Caller.basic(port, user);
      for (String request :
          List.of(
              "GET /task/TASK",
              "GET /task/TASK/form",
              "GET /task/TASK/deployed-form",
              "GET /task/TASK/form-variables",
              "GET /task/TASK/identity-links",
              "POST /task/TASK/complete {}",
              "POST /task/TASK/submit-form {}",
              "POST /task/TASK/claim {\"userId\":\"" + user + "\"}",
              "POST /task/TASK/unclaim {}")) {
        Caller.Answer foreign = sent(caller, "/engine-rest", request);
        Caller.Answer missing =
            sent(caller, "/engine-rest", request.replace("TASK", "00000000-no-such-task"));
        assertThat(foreign.status()).as(user + " " + request).isEqualTo(missing.status());
        assertThat(foreign.body()).as(user + " " + request).isEqualTo(missing.body());
        assertThat(foreign.status()).isIn(404);
      }
    }
  }

  private List<Caller> browsers() {
    if (browsers.isEmpty()) {
      browsers = Stream.of("sofia", "operator").map(user -> Caller.session(port, user)).toList();
    }
    return browsers;
  }

  private Caller.Answer sent(Caller caller, String root, String request) {
    String[] parts =
        request
            .replace("TASK", task.getId())
            .replace("INSTANCE", task.getProcessInstanceId())
            .replace("DEFINITION", task.getProcessDefinitionId())
            .split(" ", 3);
    return caller.ask(
        parts[0], root + parts[1].replace(":", "%3A"), parts.length == 3 ? parts[2] : null);
  }

  private Task task() {
    return engine.asSystem(
        () -> tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().get(0));
  }

  private Map<String, Object> state() {
    return engine.asSystem(
        () -> {
          Task now = task();
          Map<String, Object> state = new TreeMap<>(runtime.getVariables(now.getExecutionId()));
          state.put("task", now.getId() + now.getName() + now.getAssignee());
          state.put("local", tasks.getVariablesLocal(now.getId()));
          state.put("links", tasks.getIdentityLinksForTask(now.getId()).size());
          state.put(
              "forged",
              runtime.createProcessInstanceQuery().processInstanceBusinessKey("forged").count());
          state.put("standalone", tasks.createTaskQuery().taskId("mine").count());
          state.put("suspended", runtime.createProcessInstanceQuery().suspended().count());
          return state;
        });
  }
}
