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
 * Seals the heads of the chains that moved, soon after and never more often than the setting says:
 * the newest seal's hash, kept elsewhere, proves the whole record up to it. What moved is found by
 * comparing with the seals, so whoever writes to the record does nothing for it, and what a node
 * left unsealed the next one seals. Several nodes may do it; the database lets one at a time.
 */
@Service
public class Sealing implements DisposableBean {

  /** Not where another node did a moment ago. */
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
    outside.bringSoon();
  }

  /** What was written since the last seal does not lie open until the next start. */
  @Override
  public void destroy() {
    try {
      seal();
      outside.bring();
    } catch (DataAccessException atTheNextStart) {
      log.warn("The record will be sealed at the next start: {}", atTheNextStart.getMessage());
    }
  }

  /** Seals what was written since the last seal; nothing where nothing was. */
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

  /** The newest seal, if one was made yet. */
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
