package org.capacitycompact.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Seals the heads of the chains now and then: the newest seal's hash, kept elsewhere, proves the
 * whole record up to it. Several nodes may do it; the database lets one at a time.
 */
@Service
public class Sealing {

  private static final Logger log = LoggerFactory.getLogger(Sealing.class);

  private final JdbcClient database;

  Sealing(JdbcClient database) {
    this.database = database;
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
      fixedDelayString = "${compact.audit.seal-every:PT1H}")
  void onSchedule() {
    try {
      seal();
    } catch (DataAccessException later) {
      log.warn(
          "The record was not sealed now and will be at the next time: {}", later.getMessage());
    }
  }

  /** Seals what was written since the last seal; nothing where nothing was. */
  public Optional<Seal> seal() {
    Optional<Long> made = database.sql("select audit_seal_heads()").query(Long.class).optional();
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
