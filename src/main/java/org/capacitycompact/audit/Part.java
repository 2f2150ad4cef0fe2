package org.capacitycompact.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of people, in parts that can be taken out one by one: the entry's hash covers
 * the digest of each, not its words. In this order they are hashed, and the database has columns
 * {@code who_salt}, {@code who_digest} and so on for them. What is taken out is taken out with its
 * salt, so that it cannot be found by trying; its digest stays.
 */
enum Part {
  /** Sign-in name and name. */
  WHO,
  ADDRESS,
  DETAIL,
  BEFORE,
  AFTER;

  /** How words, salt and digest of a part stand to one another. */
  enum State {
    /** As it was written, be it empty. */
    KEPT,
    /** Words and salt are gone, the digest is there. */
    WITHHELD,
    /** Anything else. */
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

  /** Of an entry whose hash covers its words: what is not hashed there has to be empty. */
  State unused(ResultSet row) throws SQLException {
    return digest(row) == null && row.getBytes(column("salt")) == null ? State.KEPT : State.CHANGED;
  }

  private byte[] digestOf(byte[] salt, String said) {
    return new Canonical("compact-audit-part-2").part(name).hash(salt).part(said).sha256();
  }

  /** The words, as the database digested them; null where there are none. */
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
    return userId == null && person == null ? null : Canonical.text(userId, person);
  }

  private static @Nullable String words(String array) {
    return array.equals("{}") ? null : array;
  }

  /** As the tables name it. */
  String column() {
    return name;
  }

  private String column(String what) {
    return name + "_" + what;
  }
}
