package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that finds that one of the next release has begun to move running processes. */
@CompactTest
@DisplayName("A node beside a newer release")
class NewerReleaseTest {

  private static final String DEMAND = "demand-articulation";

  @Autowired private Cast cast;
  @Autowired private Worklist worklist;
  @Autowired private ProcessEngine engine;
  @Autowired private EngineAccess access;
  @Autowired private JdbcClient database;
  @LocalServerPort private int port;
  private String newer;
  private InitiativeNumber moved;
  private String task;

  @BeforeEach
  void otherNode() {
    moved = cast.raise("amina", "Moved on by another node " + UUID.randomUUID());
    task = worklist.waitingOn(moved).get(0).taskId();
    DeploymentBuilder release =
        engine.getRepositoryService().createDeployment().name("release 99.0.0");
    ModelFiles.ofThisRelease()
        .content()
        .forEach((name, model) -> release.addString(name, new String(model)));
    access.asSystem(
        () -> {
          newer = release.deploy().getId();
          engine.getManagementService().unregisterDeploymentForJobExecutor(newer);
          move(running(moved));
        });
    database
        .sql("insert into deployed_release values ('99.0.0', ?, 'another', now())")
        .param(newer)
        .update();
    // As only the other node has loaded it.
    ((ProcessEngineImpl) engine)
        .getProcessEngineConfiguration()
        .getDeploymentCache()
        .discardProcessDefinitionCache();
  }

  private void move(ProcessInstance demand) {
    String target =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .deploymentId(newer)
            .processDefinitionKey(DEMAND)
            .singleResult()
            .getId();
    engine
        .getRuntimeService()
        .newMigration(
            engine
                .getRuntimeService()
                .createMigrationPlan(demand.getProcessDefinitionId(), target)
                .mapEqualActivities()
                .build())
        .processInstanceIds(demand.getId())
        .execute();
  }

  @AfterEach
  void leave() {
    database.sql("delete from deployed_release where deployment_id = ?").param(newer).update();
    access.asSystem(() -> engine.getRepositoryService().deleteDeployment(newer, true, true, true));
  }

  @Test
  @DisplayName("decides nothing of what has moved, and says at every door to ask again")
  void leavesItAlone() {
    Caller browser = Caller.session(port, "amina");
    Answer page = browser.get("/tasks/" + task);
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(page.body())
        .contains("being brought to a new release", "Wait a minute")
        .doesNotContain("Exception", "??");

    Caller program = Caller.basic(port, "amina");
    Answer api = program.post("/api/tasks/" + task + "/completion", "{\"answers\":{}}");
    assertThat(api.status()).isEqualTo(503);
    assertThat(api.body())
        .contains("being exchanged for a new release")
        .doesNotContain("Exception");

    Answer engineApi =
        program.post("/engine-rest/task/" + task + "/complete", "{\"variables\":{}}");
    assertThat(engineApi.status()).isEqualTo(503);

    assertThat(worklist.waitingOn(moved)).as("still open").hasSize(1);
    assertThat(running(moved).getProcessDefinitionId())
        .as("where the other node put it")
        .isNotNull();
  }

  @Test
  @DisplayName("goes on with everything of its own, and starts what is new by its own models")
  void goesOn() {
    InitiativeNumber number = cast.raise("amina", "Raised at the older node " + UUID.randomUUID());
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    assertThat(worklist.waitingOn(number))
        .extracting(item -> item.task())
        .containsExactly("UserTask_CheckCompleteness");
    String definition = running(number).getProcessDefinitionId();
    assertThat(
            access
                .asSystem(() -> engine.getRepositoryService().getProcessDefinition(definition))
                .getDeploymentId())
        .isNotEqualTo(newer);
  }

  @Test
  @DisplayName("loses no try of a job that would need it")
  void keepsTries() {
    Job deadline =
        access.asSystem(
            () ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(running(moved).getId())
                    .singleResult());
    assertThatThrownBy(
            () -> access.asSystem(() -> engine.getManagementService().executeJob(deadline.getId())))
        .isInstanceOf(RuntimeException.class);
    assertThat(
            access
                .asSystem(
                    () ->
                        engine
                            .getManagementService()
                            .createJobQuery()
                            .jobId(deadline.getId())
                            .singleResult())
                .getRetries())
        .isEqualTo(deadline.getRetries());
  }

  @Test
  @DisplayName("takes no job of it")
  void takesNoJob() {
    assertThat(access.asSystem(() -> engine.getManagementService().getRegisteredDeployments()))
        .isNotEmpty()
        .doesNotContain(newer);
  }

  private ProcessInstance running(InitiativeNumber number) {
    return access.asSystem(
        () ->
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey(DEMAND)
                .singleResult());
  }
}
