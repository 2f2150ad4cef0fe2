package org.capacitycompact.platform.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.engine.DeployedReleases.Deployed;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the processes and forms of this release as one deployment with its number, unless they
 * are deployed already and unchanged. A node that is older than the newest release on this database
 * deploys nothing and keeps using what its release deployed. Decisions are deployed one by one by
 * the register of versions.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('compact release'))";

  private final Release release;
  private final DeployedReleases releases;
  private final ReleasedProcesses processes;
  private final RepositoryService repository;
  private final ManagementService jobs;
  private final EngineAccess engine;
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  ModelDeployment(
      Release release,
      DeployedReleases releases,
      ReleasedProcesses processes,
      RepositoryService repository,
      ManagementService jobs,
      EngineAccess engine,
      JdbcClient database,
      PlatformTransactionManager transactions) {
    this.release = release;
    this.releases = releases;
    this.processes = processes;
    this.repository = repository;
    this.jobs = jobs;
    this.engine = engine;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    ModelFiles files = ModelFiles.ofThisRelease();
    Supplier<String> deploying =
        () -> Objects.requireNonNull(transaction.execute(state -> deployed(files)));
    String deployment = engine.asSystem(deploying);
    engine.asSystem(() -> processes.set(deployment, definitionsOf(deployment)));
    engine.asSystem(this::workOnJobs);
  }

  private String deployed(ModelFiles files) {
    // When two nodes start at once, the second finds what the first deployed.
    database.sql(LOCK).query(rows -> {});
    Optional<Release> newest = releases.newest();
    if (newest.isPresent() && newest.get().isNewerThan(release)) {
      return releases
          .lastOf(release)
          .orElseThrow(() -> new NewerReleaseException(release, newest.get()))
          .deploymentId();
    }
    String digest = files.digest();
    return releases.unchanged(digest).map(this::found).orElseGet(() -> deploy(files, digest));
  }

  /** An unchanged release is not deployed again, so that running instances need not move. */
  private String found(Deployed last) {
    if (!last.release().equals(release)) {
      releases.add(new Deployed(release, last.deploymentId(), last.digest()));
    }
    return last.deploymentId();
  }

  private String deploy(ModelFiles files, String digest) {
    DeploymentBuilder deployment =
        repository.createDeployment().name("release " + release).source("release");
    files
        .content()
        .forEach((name, model) -> deployment.addInputStream(name, new ByteArrayInputStream(model)));
    String id = deployment.deploy().getId();
    releases.add(new Deployed(release, id, digest));
    return id;
  }

  private List<ProcessDefinition> definitionsOf(String deployment) {
    return repository.createProcessDefinitionQuery().deploymentId(deployment).list();
  }

  /**
   * Executes jobs of all deployments except those of a newer release, which its own nodes execute.
   */
  private void workOnJobs() {
    List<String> newer = releases.newerThan(release);
    repository.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .filter(deployment -> !newer.contains(deployment))
        .forEach(jobs::registerDeploymentForJobExecutor);
  }
}
