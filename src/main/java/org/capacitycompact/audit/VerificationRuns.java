package org.capacitycompact.audit;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Verifications started by people. They run in the background, one at a time on all nodes, and
 * write their progress to the database.
 */
@Service
public class VerificationRuns {

  private static final Logger log = LoggerFactory.getLogger(VerificationRuns.class);

  /** A run that has not written progress for this long has stopped with its node. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  private static final long TOLD_EVERY = 5_000;

  private final DataSource source;
  private final JdbcClient database;
  private final AuditTrail trail;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread verifying = new Thread(work, "verification");
            verifying.setDaemon(true);
            return verifying;
          });

  VerificationRuns(DataSource source, JdbcClient database, AuditTrail trail, Clock clock) {
    this.source = source;
    this.database = database;
    this.trail = trail;
    this.clock = clock;
  }

  /** The states of a verification. */
  public enum State {
    RUNNING,
    /** It ended without a result, because its node or the database was stopped. */
    STOPPED,
    WHOLE,
    BROKEN
  }

  /**
   * A verification.
   *
   * @param entries how many were read so far
   * @param expected about how many there are
   */
  public record Run(
      State state,
      Instant startedAt,
      String startedBy,
      long entries,
      long expected,
      long chains,
      long seals,
      long withheld,
      @Nullable BrokenLink broken) {}

  /** Starts a verification unless one is running. */
  public void start(AuditActor by) {
    OffsetDateTime now = SqlTime.now(clock);
    Optional<Long> started = RowScope.within(RowScope.everything(), () -> inserted(now, by));
    started.ifPresent(id -> thread.execute(() -> verify(id, by)));
  }

  private Optional<Long> inserted(OffsetDateTime now, AuditActor by) {
    return database
        .sql(
            """
            insert into audit_verification (started_at, started_by, told_at, expected)
            select :now, :by, :now, coalesce((select sum(position) from audit_head), 0)
            where not exists (select 1 from audit_verification
              where finished_at is null and told_at > :alive)
            returning id
            """)
        .param("now", now)
        .param("by", by.person() == null ? by.userId() : by.person())
        .param("alive", now.minus(SILENT))
        .query(Long.class)
        .optional();
  }

  /** The newest verification. */
  public Optional<Run> latest() {
    return database
        .sql(
            """
            select started_at, started_by, told_at, finished_at, entries, expected, chains, seals,
              withheld, fault, chain, position, seal
            from audit_verification order by id desc limit 1
            """)
        .query(
            (row, n) -> {
              String fault = row.getString("fault");
              boolean finished = row.getTimestamp("finished_at") != null;
              boolean alive =
                  row.getTimestamp("told_at").toInstant().isAfter(clock.instant().minus(SILENT));
              return new Run(
                  finished
                      ? fault == null ? State.WHOLE : State.BROKEN
                      : alive ? State.RUNNING : State.STOPPED,
                  row.getTimestamp("started_at").toInstant(),
                  row.getString("started_by"),
                  row.getLong("entries"),
                  row.getLong("expected"),
                  row.getLong("chains"),
                  row.getLong("seals"),
                  row.getLong("withheld"),
                  fault == null
                      ? null
                      : new BrokenLink(
                          BrokenLink.Fault.valueOf(fault),
                          row.getString("chain"),
                          row.getLong("position"),
                          row.getLong("seal")));
            })
        .optional();
  }

  private void verify(long id, AuditActor by) {
    try {
      VerificationResult verified = Verification.of(source, null, entries -> tell(id, entries));
      finish(id, verified);
      BrokenLink broken = verified.broken();
      trail.record(
          AuditEvent.in(AuditEvent.SYSTEM, "record.verified")
              .by(by)
              .telling(broken == null ? State.WHOLE.name() : broken.toString()));
      if (broken != null) {
        log.error("The record is broken: {}", broken);
      }
    } catch (RuntimeException stopped) {
      log.error("The verification of the record stopped", stopped);
      silence(id);
    }
  }

  private void tell(long id, long entries) {
    if (entries % TOLD_EVERY == 0) {
      database
          .sql("update audit_verification set entries = ?, told_at = ? where id = ?")
          .params(entries, SqlTime.now(clock), id)
          .update();
    }
  }

  private void finish(long id, VerificationResult verified) {
    BrokenLink broken = verified.broken();
    database
        .sql(
            """
            update audit_verification set finished_at = :now, told_at = :now, entries = :entries,
              chains = :chains, seals = :seals, withheld = :withheld, fault = :fault, chain = :chain,
              position = :position, seal = :seal where id = :id
            """)
        .param("now", SqlTime.now(clock))
        .param("entries", verified.entries())
        .param("chains", verified.chains())
        .param("seals", verified.seals())
        .param("withheld", verified.withheld())
        .param("fault", broken == null ? null : broken.fault().name())
        .param("chain", broken == null ? null : broken.chain())
        .param("position", broken == null ? null : broken.position())
        .param("seal", broken == null ? null : broken.seal())
        .param("id", id)
        .update();
  }

  /** Marks the run as stopped. If even that cannot be written, its lack of progress shows it. */
  private void silence(long id) {
    try {
      database
          .sql("update audit_verification set told_at = ? where id = ?")
          .params(SqlTime.now(clock).minus(SILENT), id)
          .update();
    } catch (RuntimeException unreachable) {
      log.debug("nor told", unreachable);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
