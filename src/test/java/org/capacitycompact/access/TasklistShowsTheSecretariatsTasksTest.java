package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist as the secretariat uses it, with the requests its pages send. */
@CompactTest
class TasklistShowsTheSecretariatsTasksTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  /** Tasklist's first request, word for word; if it were refused, the page would stay blank. */
  private static final String FILTERS =
      ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private EngineAccess engine;
  @Autowired private SecretariatFilter filter;

  private String task;

  @BeforeEach
  void aDemandWaitsAtTheSecretariat() {
    InitiativeNumber number = cast.raise("amina", "Through Tasklist");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    task = cast.tasks("sofia", number, "UserTask_CheckCompleteness").get(0);
  }

  @Test
  void theSecretariatsFilterListsItsTasks() {
    Caller sofia = Caller.session(port, "sofia");
    assertThat(sofia.get(FILTERS).body()).contains(SecretariatFilter.NAME);
    assertThat(
            sofia
                .post(
                    ENGINE + "/filter/" + stored().getId() + "/list?firstResult=0&maxResults=1000",
                    "{\"active\":true}")
                .body())
        .contains(task);
    assertThat(sofia.get(FILTERS.replace("2000", "2001")).status()).isEqualTo(400);
  }

  @Test
  void theFilterIsMadeOnceAndIsTheSecretariatsAlone() {
    filter.run(new DefaultApplicationArguments());
    assertThat(stored()).isNotNull();
    assertThat(engine.actingAs("amina", cast.actor("amina").groups(), this::seen)).isZero();
    assertThat(engine.actingAs("sofia", cast.actor("sofia").groups(), this::seen)).isEqualTo(1);
  }

  @Test
  void tasklistCompletesThroughTheDoor() {
    Caller sofia = Caller.session(port, "sofia");
    String submit = ENGINE + "/task/" + task + "/submit-form";
    assertThat(sofia.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"sofia\"}").status())
        .isEqualTo(204);
    Caller.Answer refused =
        sofia.post(
            submit,
            "{\"variables\":{\"completenessDecision\":{\"value\":\"ask\"},"
                + "\"questionText\":{\"value\":\"\"}}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("questionText: ");
    assertThat(
            sofia
                .post(submit, "{\"variables\":{\"completenessDecision\":{\"value\":\"complete\"}}}")
                .status())
        .isEqualTo(204);
    assertThat(engine.asSystem(() -> tasks.createTaskQuery().taskId(task).count())).isZero();
  }

  private Filter stored() {
    return engine.asSystem(
        () -> filters.createTaskFilterQuery().filterName(SecretariatFilter.NAME).singleResult());
  }

  private Long seen() {
    return filters.createTaskFilterQuery().filterName(SecretariatFilter.NAME).count();
  }
}
