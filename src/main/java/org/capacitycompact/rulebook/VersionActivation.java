package org.capacitycompact.rulebook;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.EngineAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys a published version when it becomes valid and never earlier, because the engine evaluates
 * the last deployed version of a decision. One node does it, holding a lock.
 *
 * <p>It uses a thread of its own: if it were called within a decision, the deployment would be part
 * of that decision's command and transaction, and be rolled back with them.
 */
@Component
class VersionActivation implements DisposableBean {

  /** Publishing and activating a version hold this PostgreSQL lock until the commit. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('decision_version'))";

  /**
   * Never anything older than what is deployed already: the engine treats the last deployment as
   * the newest, so a late deployment of an older version would replace the valid one.
   */
  private static final String DUE =
      """
      v.definition_id is null and v.withdrawn_at is null and v.valid_from <= ?
        and not exists (select from decision_version a where a.decision = v.decision
          and a.definition_id is not null and (a.valid_from, a.version) > (v.valid_from, v.version))
      """;

  private static final Logger log = LoggerFactory.getLogger(VersionActivation.class);
  private static final long PATIENCE_SECONDS = 20;

  /**
   * A decision does not wait for an activation that failed within this time; the schedule retries
   * it.
   */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Of the twenty connections of a node. */
  private static final int MOST_WAITING = 12;

  private final JdbcClient database;
  private final PublishedVersions published;
  private final RepositoryService repository;
  private final DecisionModels models;
  private final EngineAccess engine;
  private final AuditTrail trail;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /** When the activation of a decision's version last failed. */
  private final ConcurrentMap<String, Instant> failed = new ConcurrentHashMap<>();

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "decision-versions");
            thread.setDaemon(true);
            return thread;
          });

  VersionActivation(
      JdbcClient database,
      PublishedVersions published,
      RepositoryService repository,
      DecisionModels models,
      EngineAccess engine,
      AuditTrail trail,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.published = published;
    this.repository = repository;
    this.models = models;
    this.engine = engine;
    this.trail = trail;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Due(String decision, int version, byte[] dmn) {

    boolean isSame(Due other) {
      return decision.equals(other.decision) && version == other.version;
    }
  }

  /**
   * Activates the versions that are due, on this or another node, and waits for it. If that fails,
   * the previous version stays valid, and activation is retried.
   */
  void activate() {
    await(worker.submit(() -> sweep(due())));
  }

  /**
   * Activates a version that is due, for a caller that is deciding. Callers hold a database
   * connection while they wait, so their number is limited to leave connections for the activation
   * itself. A caller that cannot wait, or would wait for what has just failed, decides by the
   * previous version.
   */
  void activate(String decision, int version) {
    if (justFailed(decision, version) || !waiting.tryAcquire()) {
      return;
    }
    try {
      boolean done = await(worker.submit(() -> sweepUnlessJustFailed(decision, version)));
      if (!done) {
        failed(decision, version);
      }
    } finally {
      waiting.release();
    }
  }

  private boolean await(Future<?> work) {
    try {
      work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unsuccessful) {
      log.error("a published version could not begin to hold", unsuccessful);
    }
    return false;
  }

  private void failed(String decision, int version) {
    failed.put(decision + " " + version, clock.instant());
  }

  private boolean justFailed(String decision, int version) {
    Instant at = failed.get(decision + " " + version);
    return at != null && at.plus(PAUSE).isAfter(clock.instant());
  }

  private void sweepUnlessJustFailed(String decision, int version) {
    if (!justFailed(decision, version)) {
      sweep(due().stream().filter(each -> each.decision().equals(decision)).toList());
    }
  }

  @Scheduled(fixedDelayString = "${compact.criteria.arrivals-every:20s}")
  void onTime() {
    Boolean due =
        database
            .sql(
                """
                select exists (select from decision_version v where
                """
                    + DUE
                    + ")")
            .param(SqlTime.now(clock))
            .query(Boolean.class)
            .single();
    if (due) {
      activate();
    }
  }

  void lock() {
    database.sql(LOCK).query((row, number) -> "").list();
  }

  private void sweep(List<Due> all) {
    for (Due due : all) {
      try {
        String definition =
            transaction.execute(
                state -> {
                  lock();
                  return due().stream().anyMatch(due::isSame) ? deploy(due) : "";
                });
        failed.remove(due.decision() + " " + due.version());
        if (definition != null && !definition.isEmpty()) {
          // The first evaluation of a table takes up to a second, so it is done before anybody
          // waits for it.
          models.deployed(definition).evaluate(Map.of());
        }
      } catch (RuntimeException unsuccessful) {
        // A version that cannot be activated must not block the others.
        failed(due.decision(), due.version());
        log.error("{} {} could not begin to hold", due.decision(), due.version(), unsuccessful);
      }
    }
  }

  private List<Due> due() {
    return database
        .sql(
            """
            select v.decision, v.version, d.dmn
            from decision_version v join decision_draft d on d.id = v.draft where
            """
                + DUE
                + " order by v.valid_from, v.version")
        .param(SqlTime.now(clock))
        .query(
            (row, number) ->
                new Due(row.getString("decision"), row.getInt("version"), row.getBytes("dmn")))
        .list();
  }

  private String deploy(Due due) {
    DeploymentWithDefinitions deployment =
        engine.asSystem(
            () ->
                repository
                    .createDeployment()
                    .name("decision " + due.decision())
                    .source("published")
                    .addInputStream(due.decision() + ".dmn", new ByteArrayInputStream(due.dmn()))
                    .deployWithResult());
    String definition =
        deployment.getDeployedDecisionDefinitions().stream()
            .filter(each -> each.getKey().equals(due.decision()))
            .map(DecisionDefinition::getId)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no decision " + due.decision()));
    published.activate(due.decision(), due.version(), definition, deployment.getId());
    trail.record(
        AuditEvent.in(AuditEvent.DECISIONS, "versionHolds")
            .telling(due.decision(), String.valueOf(due.version()))
            .to(Map.of("definition", definition)));
    return definition;
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
