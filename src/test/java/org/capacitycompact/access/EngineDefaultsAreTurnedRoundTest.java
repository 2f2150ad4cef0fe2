package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Holes 2, 4 and 6: the engine's unsafe defaults, its setup page, and access to its web
 * applications.
 */
@CompactTest
class EngineDefaultsAreTurnedRoundTest {

  @LocalServerPort private int port;
  @Autowired private ProcessEngine process;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private IdentityService identity;
  @Autowired private EngineAccess engine;
  @Autowired private Cast cast;

  @Test
  void nobodyIsLetInWithoutSigningIn() {
    for (String path : List.of("/engine-rest/task", "/engine-rest/version", "/engine-rest/x")) {
      assertThat(Caller.anonymous(port).get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(Caller.basic(port, "nobody").get("/engine-rest/version").status()).isEqualTo(401);
  }

  @Test
  void theSetupMakesNoOperatorAndThereAlwaysIsOne() {
    String setup = "/camunda/api/admin/setup/default/user/create";
    String body =
        "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\"},"
            + "\"credentials\":{\"password\":\"Compact-2026!\"}}";
    List<Caller> callers =
        List.of(
            Caller.anonymous(port),
            Caller.session(port, "amina"),
            Caller.session(port, "sofia"),
            Caller.session(port, "operator"));
    List<String> operators = operators();
    assertThat(operators).isNotEmpty();
    try {
      engine.asSystem(
          () -> operators.forEach(each -> identity.deleteMembership(each, "camunda-admin")));
      for (Caller caller : callers) {
        assertThat(caller.post(setup, body).status()).isIn(302, 404);
      }
      assertThat(engine.asSystem(() -> identity.createUserQuery().userId("mallory").count()))
          .isZero();
    } finally {
      engine.asSystem(
          () -> operators.forEach(each -> identity.createMembership(each, "camunda-admin")));
    }
    assertThat(
            Caller.basic(port, "operator")
                .ask("DELETE", "/engine-rest/group/camunda-admin/members/operator", null)
                .status())
        .as("an operator cannot leave")
        .isEqualTo(404);
    assertThat(operators()).isEqualTo(operators);
  }

  @Test
  void theWebApplicationsAreNotThereForOthers() {
    for (String path :
        List.of(
            "/camunda/app/tasklist/default/",
            "/camunda/app/cockpit/default/",
            "/camunda/api/engine/engine/default/task?maxResults=1")) {
      assertThat(Caller.session(port, "amina").get(path).status()).as(path).isEqualTo(404);
      assertThat(Caller.session(port, "sofia").get(path).status()).as(path).isEqualTo(200);
    }
  }

  /**
   * Camunda's own filter mixed up the nonces of overlapping answers, so that no script of a page
   * ran.
   */
  @Test
  void everyPageOfTheWebApplicationsRunsItsOwnScriptsAndNoOthers() {
    Caller sofia = Caller.session(port, "sofia");
    List<Caller.Answer> pages =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(
                i -> {
                  sofia.get("/camunda/api/engine/engine/default/task?maxResults=1");
                  return sofia.get("/camunda/app/tasklist/default/");
                })
            .toList();

    assertThat(pages)
        .allSatisfy(
            page -> {
              String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
              String own = StringUtils.substringBetween(policy, "script-src 'nonce-", "'");
              assertThat(own).isNotBlank();
              assertThat(StringUtils.substringsBetween(page.body(), "nonce=\"", "\""))
                  .hasSizeGreaterThan(2)
                  .containsOnly(own);
            });
    assertThat(pages)
        .extracting(page -> page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .doesNotHaveDuplicates();
  }

  @Test
  void aSessionCannotBeRiddenFromAnotherSite() {
    Caller sofia = Caller.session(port, "sofia");
    assertThat(sofia.post("/camunda/api/engine/engine/default/task?maxResults=1", "{}").status())
        .isEqualTo(200);
    // Comes last, because the web applications end the session of a caller without the token.
    assertThat(
            sofia
                .withoutToken()
                .post("/camunda/api/engine/engine/default/task?maxResults=1", "{}")
                .status())
        .isIn(403, 404);
  }

  @Test
  void questionsAreBounded() {
    Caller sofia = Caller.basic(port, "sofia");
    assertThat(sofia.get("/engine-rest/history/task?maxResults=2001").status()).isEqualTo(400);
    assertThat(sofia.get("/engine-rest/history/task").status()).isEqualTo(400);
    assertThat(sofia.get("/engine-rest/history/task?maxResults=2000").status()).isEqualTo(200);
    String versions = "/process-definition?key=ballot-round&sortBy=version&sortOrder=desc";
    assertThat(sofia.get("/engine-rest" + versions).status()).isEqualTo(400);
    Caller.Answer cockpits =
        Caller.session(port, "sofia").get("/camunda/api/engine/engine/default" + versions);
    assertThat(cockpits.status()).as("what Cockpit leaves open is bounded for it").isEqualTo(200);
    assertThat(cockpits.body()).contains("ballot-round");
  }

  @Test
  void objectsAreNeitherReadNorWritten() {
    Object value =
        Variables.serializedObjectValue("rO0ABXNyAA==")
            .objectTypeName("java.util.ArrayList")
            .serializationDataFormat("application/x-java-serialized-object")
            .create();
    assertThatThrownBy(
            () ->
                engine.asSystem(
                    () -> {
                      runtime.startProcessInstanceByKey("post-exit-check", Map.of("x", value));
                    }))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("serialization format is prohibited");
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) process.getProcessEngineConfiguration();
    assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(settings.isAuthorizationEnabled()).isTrue();
    assertThat(settings.isEnableHistoricInstancePermissions()).isTrue();
    assertThat(settings.getAdminUsers()).isEmpty();
  }

  @Test
  void historyIsNotForThosePassingBy() {
    InitiativeNumber number = cast.raise("amina", "History of another");
    for (String user : List.of("koffi", "paulo", "finance", "mariam")) {
      Actor actor = cast.actor(user);
      assertThat(
              engine.<Long>actingAs(
                  actor.userId(),
                  actor.groups(),
                  () ->
                      history
                              .createHistoricProcessInstanceQuery()
                              .processInstanceBusinessKey(number.value())
                              .count()
                          + history
                              .createHistoricTaskInstanceQuery()
                              .processInstanceBusinessKey(number.value())
                              .count()
                          + history.createHistoricVariableInstanceQuery().count()))
          .as(user)
          .isZero();
      assertThat(Caller.basic(port, user).get("/engine-rest/history/task?maxResults=9").status())
          .as(user)
          .isEqualTo(404);
    }
  }

  @Test
  void failuresTellNothingOfTheInside() {
    Caller amina = Caller.basic(port, "amina");
    for (Caller.Answer answer :
        List.of(
            amina.post("/engine-rest/task?maxResults=1", "{\"assigneeIn\":{\"a\":1}}"),
            amina.post("/engine-rest/task?maxResults=1", "{\"dueAfter\":\"never\"}"),
            amina.post("/engine-rest/task?maxResults=1", "{\"a\":"),
            amina.post("/engine-rest/task?maxResults=1", "[]"),
            amina.post("/engine-rest/task?maxResults=1&firstResult=x", "{}"),
            amina.post("/engine-rest/task/x/complete", "{\"variables\":7}"),
            amina.get("/engine-rest/task?maxResults=99999999999"))) {
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.body())
          .doesNotContain("java.", "org.", "com.", "\tat ", "Dto", "reference chain");
    }
  }

  private List<String> operators() {
    return engine.asSystem(
        () ->
            identity.createUserQuery().memberOfGroup("camunda-admin").list().stream()
                .map(org.camunda.bpm.engine.identity.User::getId)
                .sorted()
                .toList());
  }
}
