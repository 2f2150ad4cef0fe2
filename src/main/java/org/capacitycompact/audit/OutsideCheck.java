package org.capacitycompact.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.capacitycompact.audit.SealedHeads.Head;
import org.jspecify.annotations.Nullable;

/**
 * Compares the seals with those in a file kept outside. If record and seals were rewritten
 * together, it finds the entry.
 */
final class OutsideCheck {

  private static final String READ = "select number, hash from audit_seal order by number";
  private static final String GOES_OUTSIDE = "select audit_seal_goes_outside(?)";
  private static final String ENTRY =
      "select hash from audit_entry where chain = ? and position = ?";

  private final Path file;
  private long compared;
  private long newest;
  private long line;

  OutsideCheck(Path file) {
    this.file = file;
  }

  /** The number of seals in the file. */
  long compared() {
    return compared;
  }

  /** The last seal in the file. */
  long newest() {
    return newest;
  }

  /**
   * @throws IllegalArgumentException when the file cannot be read, lacks a seal, or contains a line
   *     that is not a seal
   */
  @Nullable BrokenLink run(Connection connection) throws SQLException {
    try (BufferedReader lines = Files.newBufferedReader(file);
        Rows seals = Rows.of(connection, READ)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        SealedHeads kept = SealedHeads.read(text).orElse(null);
        if (kept == null || compared > 0 && kept.number() == newest) {
          // Half a line from a crash, or a duplicate from two nodes.
          continue;
        }
        isWhole(kept);
        if (!isThere(kept, seals, connection)) {
          return fault(kept, connection);
        }
        compared++;
        newest = kept.number();
      }
      return null;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "the file " + file + " cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  private void isWhole(SealedHeads kept) {
    if (!kept.isWhole()) {
      throw new IllegalArgumentException(
          "line " + line + " of the file " + file + " is not what was sealed");
    }
  }

  /**
   * Both are read in order of their numbers. The file lacks only the seals that never leave the
   * database.
   */
  private boolean isThere(SealedHeads kept, Rows seals, Connection connection) throws SQLException {
    while (seals.next()) {
      long number = seals.result().getLong("number");
      if (number == kept.number()) {
        return kept.hash().equals(HexFormat.of().formatHex(seals.result().getBytes("hash")));
      }
      if (compared > 0 && goesOutside(number, connection)) {
        throw new IllegalArgumentException("the file " + file + " lacks seal " + number);
      }
    }
    return false;
  }

  private static boolean goesOutside(long number, Connection connection) throws SQLException {
    try (PreparedStatement asked = connection.prepareStatement(GOES_OUTSIDE)) {
      asked.setLong(1, number);
      try (ResultSet answer = asked.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private static BrokenLink fault(SealedHeads kept, Connection connection) throws SQLException {
    try (PreparedStatement entry = connection.prepareStatement(ENTRY)) {
      for (Head head : kept.heads()) {
        entry.setString(1, head.chain());
        entry.setLong(2, head.position());
        try (ResultSet found = entry.executeQuery()) {
          if (!found.next()) {
            return new BrokenLink(Fault.CUT_OFF, head.chain(), head.position(), kept.number());
          }
          if (!head.hash().equals(HexFormat.of().formatHex(found.getBytes("hash")))) {
            return new BrokenLink(Fault.REWRITTEN, head.chain(), head.position(), kept.number());
          }
        }
      }
    }
    return BrokenLink.seal(Fault.SEAL_OTHER, kept.number());
  }
}
