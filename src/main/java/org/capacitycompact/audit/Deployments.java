package org.capacitycompact.audit;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At each start, records the deployments that the audit record does not contain yet, however they
 * were made. A change of the processes and decisions is a change to be recorded.
 */
@Component
@Order(30)
class Deployments implements ApplicationRunner {

  private static final String KIND = "deployed";

  private final RepositoryService repository;
  private final EngineAccess engine;
  private final AuditTrail trail;
  private final JdbcClient database;

  Deployments(
      RepositoryService repository, EngineAccess engine, AuditTrail trail, JdbcClient database) {
    this.repository = repository;
    this.engine = engine;
    this.trail = trail;
    this.database = database;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    engine
        .asSystem(() -> repository.createDeploymentQuery().orderByDeploymentTime().asc().list())
        .stream()
        .filter(deployment -> !isKnown(deployment))
        .forEach(
            deployment ->
                trail.record(
                    AuditEvent.in(chain(deployment), KIND)
                        .telling(String.valueOf(deployment.getName()), deployment.getId())));
  }

  private boolean isKnown(Deployment deployment) {
    return database
        .sql(
            """
            select exists (select 1 from audit_entry
              where chain = :chain and kind = :kind and detail[2] = :id)
            """)
        .param("chain", chain(deployment))
        .param("kind", KIND)
        .param("id", deployment.getId())
        .query(Boolean.class)
        .single();
  }

  private static String chain(Deployment deployment) {
    return String.valueOf(deployment.getName()).startsWith("decision ")
        ? AuditEvent.DECISIONS
        : AuditEvent.SYSTEM;
  }
}
