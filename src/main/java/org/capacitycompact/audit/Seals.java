package org.capacitycompact.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.audit.SealedHeads.Head;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The seals that may leave the database, with their heads. */
@Component
class Seals {

  private static final String AFTER =
      """
      select s.number, s.at, s.previous_hash, s.hash, h.chain, h.position, h.hash as head_hash
      from audit_seal s join audit_sealed_head h on h.seal = s.number
      where s.number = (
        select number from audit_seal where number > ? and audit_seal_goes_outside(number)
        order by number limit 1)
      order by h.chain collate "C"
      """;

  private final JdbcClient database;

  Seals(JdbcClient database) {
    this.database = database;
  }

  private record Row(long number, Instant at, String previous, String hash, Head head) {}

  /** The first seal after this number; 0 gives the first of all. */
  Optional<SealedHeads> after(long number) {
    List<Row> rows = database.sql(AFTER).param(number).query((row, n) -> row(row)).list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Row first = rows.get(0);
    List<Head> heads = new ArrayList<>();
    rows.forEach(row -> heads.add(row.head()));
    return Optional.of(
        new SealedHeads(first.number(), first.at(), first.previous(), first.hash(), heads));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        hex(row.getBytes("previous_hash")),
        hex(row.getBytes("hash")),
        new Head(row.getString("chain"), row.getLong("position"), hex(row.getBytes("head_hash"))));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
