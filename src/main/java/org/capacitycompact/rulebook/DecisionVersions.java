package org.capacitycompact.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All versions of all decisions: past, valid and future ones. */
@Component
public class DecisionVersions {

  private static final String SELECT =
      """
      select decision, version, definition_id, valid_from, reason, published_by, published_at, draft,
        withdrawn_at, withdrawn_by, withdrawn_reason
      from decision_version
      """;

  private final JdbcClient database;
  private final RepositoryService repository;
  private final EngineAccess engine;
  private final VersionActivation arrivals;
  private final Clock clock;

  DecisionVersions(
      JdbcClient database,
      RepositoryService repository,
      EngineAccess engine,
      VersionActivation arrivals,
      Clock clock) {
    this.arrivals = arrivals;
    this.database = database;
    this.repository = repository;
    this.engine = engine;
    this.clock = clock;
  }

  /** The ids of all decisions. */
  public List<String> decisions() {
    return List.copyOf(ReleasedModels.files("decisions", ".dmn").keySet());
  }

  /** All versions of a decision, newest first; empty when there is no such decision. */
  public List<DecisionVersion> of(String decision) {
    return database
        .sql(SELECT + "where decision = ? order by version desc")
        .param(decision)
        .query(DecisionVersions::version)
        .list();
  }

  /** All versions of all decisions, the newest of each first. */
  public List<DecisionVersion> all() {
    return database
        .sql(SELECT + "order by decision, version desc")
        .query(DecisionVersions::version)
        .list();
  }

  /** A version by its number. */
  public Optional<DecisionVersion> find(String decision, int version) {
    return database
        .sql(SELECT + "where decision = ? and version = ?")
        .params(decision, version)
        .query(DecisionVersions::version)
        .optional();
  }

  /** The version that is valid now. */
  public Optional<DecisionVersion> current(String decision) {
    return database
        .sql(
            SELECT
                + """
                where decision = ? and valid_from <= ? and withdrawn_at is null
                order by valid_from desc, version desc limit 1
                """)
        .params(decision, SqlTime.now(clock))
        .query(DecisionVersions::version)
        .optional();
  }

  /** The file of a version, as published or shipped. */
  public byte[] dmn(DecisionVersion version) {
    if (version.draft() != null) {
      return database
          .sql("select dmn from decision_draft where id = ?")
          .param(version.draft())
          .query(byte[].class)
          .single();
    }
    return engine.inEngine(() -> deployed(String.valueOf(version.definitionId())));
  }

  private byte[] deployed(String definitionId) {
    try (InputStream dmn = repository.getDecisionModel(definitionId)) {
      return dmn.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException(definitionId + " cannot be read", unreadable);
    }
  }

  /** The file of a decision as shipped with this release, to which every version must conform. */
  public Optional<byte[]> released(String decision) {
    return Optional.ofNullable(ReleasedModels.files("decisions", ".dmn").get(decision))
        .map(ReleasedModels::bytes);
  }

  /**
   * Prevents others on any node from publishing or activating a version until the transaction ends.
   * Call it within a transaction.
   */
  public void lock() {
    arrivals.lock();
  }

  /**
   * Activates what is due and waits for it; not to be called within the transaction that publishes.
   */
  public void activate() {
    arrivals.activate();
  }

  private static DecisionVersion version(ResultSet row, int number) throws SQLException {
    return new DecisionVersion(
        row.getString("decision"),
        row.getInt("version"),
        row.getString("definition_id"),
        row.getTimestamp("valid_from").toInstant(),
        row.getString("reason"),
        row.getString("published_by"),
        SqlTime.instant(row, "published_at"),
        row.getObject("draft", Long.class),
        SqlTime.instant(row, "withdrawn_at"),
        row.getString("withdrawn_by"),
        row.getString("withdrawn_reason"));
  }
}
