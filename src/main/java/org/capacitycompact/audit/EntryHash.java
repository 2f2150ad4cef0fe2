package org.capacitycompact.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * The hash of an entry, in the form in which it was written. Form 1, up to release 0.1.0, covers
 * every word; form 2 covers digests of what the entry says about people ({@link EntryPart}).
 */
final class EntryHash {

  static final int OVER_WORDS = 1;
  static final int OVER_DIGESTS = 2;

  private static final byte[] NONE = new byte[0];

  private EntryHash() {}

  /** Computed from the row as stored; for an unknown form, a value that no entry has. */
  static byte[] of(ResultSet row) throws SQLException {
    return switch (row.getInt("form")) {
      case OVER_WORDS -> overWords(row);
      case OVER_DIGESTS -> overDigests(row);
      default -> NONE;
    };
  }

  private static byte[] overWords(ResultSet row) throws SQLException {
    if (!isPlainList(row.getString("details"))) {
      return NONE;
    }
    CanonicalBytes sum = begun("compact-audit-1", row);
    add(
        sum,
        row,
        "kind",
        "outcome",
        "user_id",
        "person",
        "role",
        "country",
        "number",
        "from_address",
        "door",
        "request_id");
    String[] detail = (String[]) row.getArray("detail").getArray();
    sum.part(detail.length);
    for (String word : detail) {
      sum.part(word);
    }
    add(sum, row, "before", "after");
    return sum.hash(row.getBytes("previous_hash")).sha256();
  }

  /**
   * Whether the array is one-dimensional and numbered from 1. Form 1 covers only the words, so
   * renumbering them would hide words that are read by number without changing the hash.
   */
  private static boolean isPlainList(String array) {
    return array.startsWith("{") && !array.startsWith("{{");
  }

  private static byte[] overDigests(ResultSet row) throws SQLException {
    CanonicalBytes sum = begun("compact-audit-2", row);
    add(sum, row, "kind", "outcome", "role", "country", "number", "door", "request_id");
    for (EntryPart part : EntryPart.values()) {
      sum.hash(part.digest(row));
    }
    return sum.hash(row.getBytes("previous_hash")).sha256();
  }

  private static CanonicalBytes begun(String version, ResultSet row) throws SQLException {
    return new CanonicalBytes(version)
        .part(row.getString("chain"))
        .part(row.getLong("position"))
        .part(row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static void add(CanonicalBytes sum, ResultSet row, String... columns)
      throws SQLException {
    for (String column : columns) {
      sum.part(row.getString(column));
    }
  }
}
