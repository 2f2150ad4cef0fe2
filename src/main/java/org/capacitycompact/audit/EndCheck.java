package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.jspecify.annotations.Nullable;

/** Compares the end of each chain with its head and with the last seal that covers it. */
final class EndCheck {

  private static final String READ =
      """
      select c.chain, h.position as head, h.hash as head_hash, last.position, last.hash,
        sealed.position as sealed, sealed.seal
      from (select chain from audit_head union select chain from audit_sealed_head) c
      left join audit_head h on h.chain = c.chain
      left join lateral (
        select e.position, e.hash from audit_entry e where e.chain = c.chain
        order by e.position desc limit 1) last on true
      left join lateral (
        select s.position, s.seal from audit_sealed_head s where s.chain = c.chain
        order by s.position desc limit 1) sealed on true
      order by c.chain
      """;

  private EndCheck() {}

  static @Nullable BrokenLink run(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, READ)) {
      while (rows.next()) {
        BrokenLink broken = end(rows.result());
        if (broken != null) {
          return broken;
        }
      }
    }
    return null;
  }

  private static @Nullable BrokenLink end(ResultSet row) throws SQLException {
    String chain = row.getString("chain");
    long last = row.getLong("position");
    long head = row.getLong("head");
    if (row.getLong("sealed") > last) {
      return new BrokenLink(Fault.CUT_OFF, chain, last + 1, row.getLong("seal"));
    }
    if (head > last) {
      return BrokenLink.at(Fault.MISSING, chain, last + 1);
    }
    return last > 0 && !Arrays.equals(row.getBytes("hash"), row.getBytes("head_hash"))
        ? BrokenLink.at(Fault.REPLACED, chain, last)
        : null;
  }
}
