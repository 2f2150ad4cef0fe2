package org.capacitycompact.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@CompactTest
@DisplayName("A start of a release")
class ModelDeploymentTest {

  @Autowired private Release today;
  @Autowired private DeployedReleases releases;
  @Autowired private ReleasedProcesses processes;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService jobs;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;

  @AfterEach
  void forget() {
    database
        .sql("delete from deployed_release where version in ('0.0.9', '98.0.0', '99.0.0')")
        .update();
  }

  @Test
  @DisplayName("deploys nothing where its models are there already, whoever brought them")
  void deploysNothing() {
    long before = deployments();
    start(today);
    ReleasedProcesses next = start(new Release("98.0.0"));
    assertThat(deployments()).isEqualTo(before);
    assertThat(next.deployment()).isEqualTo(processes.deployment());
    assertThat(releases.of(processes.deployment()))
        .as("an unchanged model is still of the release that brought it")
        .isEqualTo(today);
  }

  @Test
  @DisplayName("goes on with what its release brought where a newer one is here")
  void goesOn() {
    newerReleaseIsHere();
    long before = deployments();
    assertThat(start(today).deployment()).isEqualTo(processes.deployment());
    assertThat(deployments()).isEqualTo(before);
  }

  @Test
  @DisplayName("is refused in one line where a newer one is here and its own never was")
  void isRefused() {
    newerReleaseIsHere();
    assertThatThrownBy(() -> start(new Release("0.0.9")))
        .isInstanceOf(NewerReleaseException.class)
        .hasMessageContaining("release 99.0.0")
        .hasMessageContaining("this is release 0.0.9")
        .message()
        .doesNotContain("\n");
  }

  private void newerReleaseIsHere() {
    database
        .sql("insert into deployed_release values ('99.0.0', 'elsewhere', 'x', now())")
        .update();
  }

  private ReleasedProcesses start(Release release) {
    ReleasedProcesses own = new ReleasedProcesses();
    new ModelDeployment(release, releases, own, repository, jobs, engine, database, transactions)
        .afterSingletonsInstantiated();
    return own;
  }

  private long deployments() {
    return engine.asSystem(() -> repository.createDeploymentQuery().count());
  }
}
