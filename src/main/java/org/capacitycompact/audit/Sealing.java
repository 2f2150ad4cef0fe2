package org.capacitycompact.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Seals the heads of chains that have grown, soon afterwards but no more often than configured. The
 * newest seal's hash, kept elsewhere, proves the whole record up to it. Growth is found by
 * comparing heads with seals, so writers to the record need not do anything, and the next node
 * seals what one left unsealed. Several nodes may run this; the database lets one seal at a time.
 */
@Service
public class Sealing implements DisposableBean {

  /** Skips the seal when another node has just made one. */
  private static final String UNLESS_JUST_DONE =
      """
      select audit_seal_heads() where not exists (select from audit_seal
        where at > clock_timestamp() - make_interval(secs => ?))
      """;

  private static final Logger log = LoggerFactory.getLogger(Sealing.class);

  private final JdbcClient database;
  private final SealsOutside outside;
  private final Duration every;

  Sealing(
      JdbcClient database,
      SealsOutside outside,
      @Value("${compact.audit.seal-every:PT1M}") Duration every) {
    this.database = database;
    this.outside = outside;
    this.every = every;
  }

  /**
   * A seal.
   *
   * @param heads how many chains had grown since the seal before
   * @param hash in hexadecimal
   */
  public record Seal(long number, Instant at, long heads, String hash) {}

  @Scheduled(
      initialDelayString = "${compact.audit.seal-after-start:PT1M}",
      fixedDelayString = "${compact.audit.seal-every:PT1M}")
  void onSchedule() {
    try {
      told(
          database
              .sql(UNLESS_JUST_DONE)
              .param(every.toMillis() / 1000.0)
              .query(Long.class)
              .optional());
    } catch (DataAccessException later) {
      log.warn(
          "The record was not sealed now and will be at the next time: {}", later.getMessage());
    }
    outside.sendSoon();
  }

  /**
   * Seals the last entries when the application stops, so that they are not left unsealed until the
   * next start.
   */
  @Override
  public void destroy() {
    try {
      seal();
      outside.bring();
    } catch (DataAccessException atTheNextStart) {
      log.warn("The record will be sealed at the next start: {}", atTheNextStart.getMessage());
    }
  }

  /** Seals what was written since the last seal; empty when there is nothing to seal. */
  public Optional<Seal> seal() {
    return told(database.sql("select audit_seal_heads()").query(Long.class).optional());
  }

  private Optional<Seal> told(Optional<Long> made) {
    Optional<Seal> seal = made.isPresent() ? newest() : Optional.empty();
    seal.ifPresent(
        each ->
            log.info(
                "Seal of the record {}:{} over {} chains",
                each.number(),
                each.hash(),
                each.heads()));
    return seal;
  }

  /** The newest seal, if any. */
  public Optional<Seal> newest() {
    return database
        .sql("select number, at, heads, hash from audit_seal order by number desc limit 1")
        .query(
            (row, n) ->
                new Seal(
                    row.getLong("number"),
                    row.getTimestamp("at").toInstant(),
                    row.getLong("heads"),
                    HexFormat.of().formatHex(row.getBytes("hash"))))
        .optional();
  }
}
