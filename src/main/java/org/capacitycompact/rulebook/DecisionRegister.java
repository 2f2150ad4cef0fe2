package org.capacitycompact.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which version of each decision is valid. Each file is a deployment of its own, and a release
 * never redeploys a registered decision, so it cannot replace a published table with an older one.
 */
@Component
public class DecisionRegister implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(DecisionRegister.class);

  private final JdbcClient database;
  private final RepositoryService repository;
  private final DecisionModels models;
  private final VersionActivation arrivals;
  private final EngineAccess engine;
  private final Clock clock;

  DecisionRegister(
      JdbcClient database,
      RepositoryService repository,
      DecisionModels models,
      VersionActivation arrivals,
      EngineAccess engine,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.models = models;
    this.arrivals = arrivals;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * A version of a decision.
   *
   * @param definitionId of the engine's decision definition
   * @param deploymentId of the engine's deployment
   */
  public record Version(String decision, int version, String definitionId, String deploymentId) {

    /** False for a version that is due but not deployed yet, and has no definition. */
    boolean arrived() {
      return !definitionId.isEmpty();
    }
  }

  /** The version that holds now. */
  public Version current(String decision) {
    return arrived(even -> current(decision, even));
  }

  private Version current(String decision, boolean evenNotArrived) {
    return database
        .sql(
            """
            select decision, version, coalesce(definition_id, '') as definition_id, deployment_id
            from decision_version
            where decision = :decision and valid_from <= :now and withdrawn_at is null
              and (definition_id is not null or :even)
            order by valid_from desc, version desc limit 1
            """)
        .param("decision", decision)
        .param("now", SqlTime.now(clock))
        .param("even", evenNotArrived)
        .query(Version.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no decision " + decision));
  }

  /**
   * The version that judges an initiative at a step: the one that judged it there before, or a
   * newer one that the steering group chose for it, else the valid one.
   */
  public Version heldFor(String decision, String number, String step) {
    return arrived(even -> heldFor(decision, number, step, even));
  }

  /**
   * Deploys a due version first if nobody has used it yet; if that fails, the previous version
   * continues.
   */
  private Version arrived(Function<Boolean, Version> asked) {
    Version version = asked.apply(true);
    if (version.arrived()) {
      return version;
    }
    arrivals.activate(version.decision(), version.version());
    return asked.apply(false);
  }

  private Version heldFor(String decision, String number, String step, boolean evenNotArrived) {
    return database
        .sql(
            """
            select decision, version, coalesce(definition_id, '') as definition_id, deployment_id
            from decision_version
            where decision = :decision and version = coalesce(
              (select greatest(v.version, (select max(h.version) from version_choice h
                  where h.number = :number and h.decision = :decision))
                from verdict v
                where v.number = :number and v.decision = :decision and v.step = :step
                order by v.id desc limit 1),
              (select c.version from decision_version c
                where c.decision = :decision and c.valid_from <= :now and c.withdrawn_at is null
                  and (c.definition_id is not null or :even)
                order by c.valid_from desc, c.version desc limit 1))
            """)
        .param("decision", decision)
        .param("number", number)
        .param("step", step)
        .param("now", SqlTime.now(clock))
        .param("even", evenNotArrived)
        .query(Version.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no decision " + decision));
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> known =
        database.sql("select distinct decision from decision_version").query(String.class).list();
    engine.asSystem(
        () -> files().stream().filter(file -> !known.contains(id(file))).forEach(this::register));
    warmUp();
  }

  private void register(Resource file) {
    String decision = id(file);
    Deployment deployment = deploy(file, decision);
    List<DecisionDefinition> definitions =
        repository.createDecisionDefinitionQuery().deploymentId(deployment.getId()).list();
    DecisionDefinition main = find(definitions, decision);
    if (main == null) {
      throw new IllegalStateException(file.getFilename() + " holds no decision " + decision);
    }
    database
        .sql(
            """
            insert into decision_version (decision, version, definition_id, deployment_id,
              valid_from, reason, published_by) values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            decision,
            main.getVersion(),
            main.getId(),
            deployment.getId(),
            SqlTime.now(clock),
            "shipped with the release",
            "release")
        .update();
  }

  private Deployment deploy(Resource file, String decision) {
    try (InputStream content = file.getInputStream()) {
      return repository
          .createDeployment()
          .name("decision " + decision)
          .source("release")
          .addInputStream(decision + ".dmn", content)
          .deploy();
    } catch (IOException unreadable) {
      throw new IllegalStateException("decision " + decision + " cannot be read", unreadable);
    }
  }

  /**
   * The first evaluation of a table takes up to a second, so it is done before anybody waits for
   * it.
   */
  private void warmUp() {
    files().forEach(file -> warmUp(id(file)));
    log.debug("decisions are warm");
  }

  private void warmUp(String decision) {
    try {
      models.deployed(current(decision).definitionId()).evaluate(Map.of());
    } catch (RuntimeException unanswered) {
      // A table that cannot be evaluated must not block the others.
      log.error("the decision {} does not answer", decision, unanswered);
    }
  }

  private static @Nullable DecisionDefinition find(List<DecisionDefinition> all, String key) {
    return all.stream().filter(each -> each.getKey().equals(key)).findFirst().orElse(null);
  }

  private static List<Resource> files() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver().getResources("classpath*:decisions/*.dmn"))
          .sorted(Comparator.comparing(DecisionRegister::id))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("the decisions cannot be read", unreadable);
    }
  }

  private static String id(Resource file) {
    return String.valueOf(file.getFilename()).replaceFirst("\\.dmn$", "");
  }
}
