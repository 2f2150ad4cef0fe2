package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.jspecify.annotations.Nullable;

/** Recomputes the chain of seals. */
final class SealCheck {

  private static final String READ =
      """
      select s.number, s.at, s.heads, s.previous_hash, s.hash,
        h.chain, h.position, h.hash as head_hash
      from audit_seal s left join audit_sealed_head h on h.seal = s.number
      order by s.number, h.chain collate "C"
      """;

  private final @Nullable KeptSeal kept;
  private long number;
  private long heads;
  private long headsStated;
  private byte[] hash = new byte[0];
  private CanonicalBytes sum = new CanonicalBytes("");
  private boolean keptSeen;

  SealCheck(@Nullable KeptSeal kept) {
    this.kept = kept;
  }

  /** The number of seals read. */
  long seals() {
    return number;
  }

  @Nullable BrokenLink run(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, READ)) {
      while (rows.next()) {
        BrokenLink broken = row(rows.result());
        if (broken != null) {
          return broken;
        }
      }
    }
    if (number > 0 && !closes()) {
      return BrokenLink.seal(Fault.SEAL_CHANGED, number);
    }
    return kept != null && !keptSeen ? BrokenLink.seal(Fault.SEAL_MISSING, kept.number()) : null;
  }

  private @Nullable BrokenLink row(ResultSet row) throws SQLException {
    long next = row.getLong("number");
    if (next != number) {
      if (number > 0 && !closes()) {
        return BrokenLink.seal(Fault.SEAL_CHANGED, number);
      }
      BrokenLink broken = begins(row, next);
      if (broken != null) {
        return broken;
      }
    }
    String chain = row.getString("chain");
    if (chain != null) {
      heads++;
      sum.part(chain).part(row.getLong("position")).hash(row.getBytes("head_hash"));
    }
    return null;
  }

  private @Nullable BrokenLink begins(ResultSet row, long next) throws SQLException {
    if (next != number + 1) {
      return BrokenLink.seal(Fault.SEAL_MISSING, number + 1);
    }
    byte[] previous = row.getBytes("previous_hash");
    if (!Arrays.equals(previous, hash)) {
      return BrokenLink.seal(Fault.SEAL_CHANGED, next);
    }
    number = next;
    hash = row.getBytes("hash");
    heads = 0;
    headsStated = row.getLong("heads");
    sum =
        new CanonicalBytes("compact-seal-1")
            .part(next)
            .part(row.getObject("at", OffsetDateTime.class).toInstant())
            .hash(previous);
    if (kept != null && kept.number() == next) {
      keptSeen = true;
      if (!kept.hash().equals(HexFormat.of().formatHex(hash))) {
        return BrokenLink.seal(Fault.SEAL_OTHER, next);
      }
    }
    return null;
  }

  private boolean closes() {
    return heads == headsStated && Arrays.equals(sum.sha256(), hash);
  }
}
