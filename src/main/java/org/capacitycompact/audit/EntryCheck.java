package org.capacitycompact.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.jspecify.annotations.Nullable;

/** Recomputes every entry of every chain, and compares it with the seals that cover it. */
final class EntryCheck {

  private static final String READ =
      """
      select e.chain, e.position, e.at, e.kind, e.outcome, e.user_id, e.person, e.role, e.country,
        e.number, e.from_address, e.door, e.request_id::text as request_id, e.detail,
        e.detail::text as details, e.before::text as before, e.after::text as after,
        e.previous_hash, e.hash, %s, h.position as head, s.seal, s.hash as sealed, w.parts, w.rest
      from audit_entry e
      left join %s w on w.chain = e.chain and w.position = e.position
      left join audit_head h on h.chain = e.chain
      left join audit_sealed_head s on s.chain = e.chain and s.position = e.position
      order by e.chain, e.position
      """;

  private static final String DIGESTED =
      """
      e.form, e.who_salt, e.who_digest, e.address_salt, e.address_digest, e.detail_salt,
      e.detail_digest, e.before_salt, e.before_digest, e.after_salt, e.after_digest
      """;

  /** For a database on which no release after 0.1.0 was started, such as an old backup. */
  private static final String PLAIN =
      """
      1 as form, null::bytea as who_salt, null::bytea as who_digest, null::bytea as address_salt,
      null::bytea as address_digest, null::bytea as detail_salt, null::bytea as detail_digest,
      null::bytea as before_salt, null::bytea as before_digest, null::bytea as after_salt,
      null::bytea as after_digest
      """;

  private static final String KNOWS_DIGESTS =
      """
      select exists (select from pg_attribute where attrelid = 'audit_entry'::regclass
        and attname = 'form' and not attisdropped)
      """;

  private static final String LISTED =
      """
      (select chain, position, array_agg(part) as parts, (array_agg(rest))[1] as rest
        from audit_withheld group by chain, position)
      """;

  private static final String NOTHING_LISTED =
      """
      (select null::text as chain, null::bigint as position, null::text[] as parts,
        null::bytea as rest where false)
      """;

  private static final int TOLD_EVERY = 1000;

  private final LongConsumer progress;
  private @Nullable String chain;
  private long position;
  private byte[] hash = new byte[0];
  private long entries;
  private long chains;
  private long withheld;
  private @Nullable BrokenLink firstWithheld;

  EntryCheck(LongConsumer progress) {
    this.progress = progress;
  }

  long entries() {
    return entries;
  }

  long chains() {
    return chains;
  }

  /** The number of entries from which parts were removed, and whose links were kept. */
  long withheld() {
    return withheld;
  }

  /**
   * The first entry with a removed part that no list mentions. It breaks no link, so it is reported
   * only when everything else holds.
   */
  @Nullable BrokenLink firstWithheld() {
    return firstWithheld;
  }

  @Nullable BrokenLink run(Connection connection) throws SQLException {
    String columns = knowsDigests(connection) ? DIGESTED : PLAIN;
    String listed = WithheldCheck.hasLists(connection) ? LISTED : NOTHING_LISTED;
    try (Rows rows = Rows.of(connection, READ.formatted(columns, listed))) {
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

  private static boolean knowsDigests(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, KNOWS_DIGESTS)) {
      return rows.next() && rows.result().getBoolean(1);
    }
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
    EntryPart.State parts = parts(row);
    byte[] own = EntryHash.of(row);
    boolean cut = isCut(row, own, stated);
    if (parts == EntryPart.State.CHANGED || !cut && !Arrays.equals(own, stated)) {
      return BrokenLink.at(Fault.CHANGED, of, at);
    }
    if (!Arrays.equals(previous, hash)) {
      return BrokenLink.at(Fault.REPLACED, of, Math.max(position, 1));
    }
    byte[] sealed = row.getBytes("sealed");
    if (sealed != null && !Arrays.equals(sealed, stated)) {
      return new BrokenLink(Fault.REWRITTEN, of, at, row.getLong("seal"));
    }
    if (cut || parts == EntryPart.State.WITHHELD) {
      withheld++;
    }
    if (parts == EntryPart.State.WITHHELD && firstWithheld == null && !isListed(row)) {
      firstWithheld = BrokenLink.at(Fault.WITHHELD, of, at);
    }
    position = at;
    hash = stated;
    return null;
  }

  /**
   * Whether this is an entry of form 1 from which something was removed. Its hash can no longer be
   * computed and is kept for the next entry; the list protects what is left.
   */
  private static boolean isCut(ResultSet row, byte[] own, byte[] stated) throws SQLException {
    return row.getInt("form") == EntryHash.OVER_WORDS
        && row.getArray("parts") != null
        && !Arrays.equals(own, stated)
        && Arrays.equals(own, row.getBytes("rest"));
  }

  /** Whether a list mentions every removed part. */
  private static boolean isListed(ResultSet row) throws SQLException {
    Array parts = row.getArray("parts");
    List<String> listed = parts == null ? List.of() : List.of((String[]) parts.getArray());
    for (EntryPart part : EntryPart.values()) {
      if (part.state(row) == EntryPart.State.WITHHELD && !listed.contains(part.column())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The worst state of the entry's parts. An entry of form 1 has no parts, because its hash covers
   * everything.
   */
  private static EntryPart.State parts(ResultSet row) throws SQLException {
    boolean parted = row.getInt("form") != EntryHash.OVER_WORDS;
    EntryPart.State worst = EntryPart.State.KEPT;
    for (EntryPart part : EntryPart.values()) {
      EntryPart.State state = parted ? part.state(row) : part.unused(row);
      if (state.compareTo(worst) > 0) {
        worst = state;
      }
    }
    return worst;
  }
}
