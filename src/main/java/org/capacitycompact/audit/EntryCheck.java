package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.jspecify.annotations.Nullable;

/** Recomputes every entry of every chain, and compares it with the seals that know it. */
final class EntryCheck {

  private static final String READ =
      """
      select e.chain, e.position, e.at, e.kind, e.outcome, e.user_id, e.person, e.role, e.country,
        e.number, e.from_address, e.door, e.request_id::text as request_id, e.detail,
        e.before::text as before, e.after::text as after, e.previous_hash, e.hash,
        h.position as head, s.seal, s.hash as sealed
      from audit_entry e
      left join audit_head h on h.chain = e.chain
      left join audit_sealed_head s on s.chain = e.chain and s.position = e.position
      order by e.chain, e.position
      """;

  private static final int TOLD_EVERY = 1000;

  private final LongConsumer progress;
  private @Nullable String chain;
  private long position;
  private byte[] hash = new byte[0];
  private long entries;
  private long chains;

  EntryCheck(LongConsumer progress) {
    this.progress = progress;
  }

  long entries() {
    return entries;
  }

  long chains() {
    return chains;
  }

  @Nullable BrokenLink run(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, READ)) {
      while (rows.next()) {
        BrokenLink broken = entry(rows.result());
        if (broken != null) {
          return broken;
        }
        if (++entries % TOLD_EVERY == 0) {
          progress.accept(entries);
        }
      }
    }
    progress.accept(entries);
    return null;
  }

  private @Nullable BrokenLink entry(ResultSet row) throws SQLException {
    String of = row.getString("chain");
    if (!of.equals(chain)) {
      chain = of;
      chains++;
      position = 0;
      hash = new byte[0];
    }
    long at = row.getLong("position");
    if (at != position + 1) {
      return BrokenLink.at(at > position ? Fault.MISSING : Fault.INSERTED, of, position + 1);
    }
    if (at > row.getLong("head")) {
      return BrokenLink.at(Fault.INSERTED, of, at);
    }
    byte[] previous = row.getBytes("previous_hash");
    byte[] stated = row.getBytes("hash");
    if (!Arrays.equals(recomputed(row, previous), stated)) {
      return BrokenLink.at(Fault.CHANGED, of, at);
    }
    if (!Arrays.equals(previous, hash)) {
      return BrokenLink.at(Fault.REPLACED, of, Math.max(position, 1));
    }
    byte[] sealed = row.getBytes("sealed");
    if (sealed != null && !Arrays.equals(sealed, stated)) {
      return new BrokenLink(Fault.REWRITTEN, of, at, row.getLong("seal"));
    }
    position = at;
    hash = stated;
    return null;
  }

  private static byte[] recomputed(ResultSet row, byte[] previous) throws SQLException {
    Canonical sum =
        new Canonical("compact-audit-1")
            .part(row.getString("chain"))
            .part(row.getLong("position"))
            .part(row.getObject("at", OffsetDateTime.class).toInstant());
    for (String column :
        new String[] {
          "kind",
          "outcome",
          "user_id",
          "person",
          "role",
          "country",
          "number",
          "from_address",
          "door",
          "request_id"
        }) {
      sum.part(row.getString(column));
    }
    String[] detail = (String[]) row.getArray("detail").getArray();
    sum.part(detail.length);
    for (String word : detail) {
      sum.part(word);
    }
    return sum.part(row.getString("before")).part(row.getString("after")).hash(previous).sha256();
  }
}
