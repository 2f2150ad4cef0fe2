package org.capacitycompact.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an entry that say something about people; each can be removed separately, because
 * the entry's hash covers the digests of the parts, not their words. They are hashed in this order;
 * the database has columns {@code who_salt}, {@code who_digest} and so on. The salt is removed with
 * the words, so that these cannot be guessed; the digest stays.
 */
enum EntryPart {
  /** Sign-in name and name. */
  WHO,
  ADDRESS,
  DETAIL,
  BEFORE,
  AFTER;

  /** How words, salt and digest of a part relate. */
  enum State {
    /** As written, even if empty. */
    KEPT,
    /** Words and salt are removed, the digest is there. */
    WITHHELD,
    /** Anything else: the part was changed. */
    CHANGED
  }

  private final String name = name().toLowerCase(Locale.ROOT);

  State state(ResultSet row) throws SQLException {
    String said = said(row);
    byte[] salt = row.getBytes(column("salt"));
    byte[] digest = digest(row);
    if (said == null && salt == null) {
      return digest == null ? State.KEPT : State.WITHHELD;
    }
    return said != null && salt != null && Arrays.equals(digestOf(salt, said), digest)
        ? State.KEPT
        : State.CHANGED;
  }

  byte @Nullable [] digest(ResultSet row) throws SQLException {
    return row.getBytes(column("digest"));
  }

  /** For an entry whose hash covers its words: columns that are not hashed have to be empty. */
  State unused(ResultSet row) throws SQLException {
    return digest(row) == null && row.getBytes(column("salt")) == null ? State.KEPT : State.CHANGED;
  }

  private byte[] digestOf(byte[] salt, String said) {
    return new CanonicalBytes("compact-audit-part-2").part(name).hash(salt).part(said).sha256();
  }

  /** The words as the database digested them; null when there are none. */
  private @Nullable String said(ResultSet row) throws SQLException {
    return switch (this) {
      case WHO -> who(row.getString("user_id"), row.getString("person"));
      case ADDRESS -> row.getString("from_address");
      case DETAIL -> words(row.getString("details"));
      case BEFORE -> row.getString("before");
      case AFTER -> row.getString("after");
    };
  }

  private static @Nullable String who(@Nullable String userId, @Nullable String person) {
    return userId == null && person == null ? null : CanonicalBytes.text(userId, person);
  }

  private static @Nullable String words(String array) {
    return array.equals("{}") ? null : array;
  }

  /** The beginning of the part's column names. */
  String column() {
    return name;
  }

  private String column(String what) {
    return name + "_" + what;
  }
}
