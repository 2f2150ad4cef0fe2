package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the record as of one moment, while others continue to write: every entry's hash, every
 * link, the end of every chain and every seal. It stops at the first link that does not hold.
 * Removed parts break no link; those that no list mentions are reported when everything else holds.
 */
final class Verification {

  private Verification() {}

  /** {@link #of(DataSource, KeptSeal, OutsideCheck, LongConsumer)} without a file from outside. */
  static VerificationResult of(
      DataSource database, @Nullable KeptSeal kept, LongConsumer progress) {
    return of(database, kept, null, progress);
  }

  /**
   * Verifies what this database holds at this moment.
   *
   * @param outside compares with a file of seals that was kept outside
   * @param progress called now and then with the number of entries read so far
   */
  static VerificationResult of(
      DataSource database,
      @Nullable KeptSeal kept,
      @Nullable OutsideCheck outside,
      LongConsumer progress) {
    try (Connection connection = database.getConnection()) {
      // Set on the connection rather than the transaction, because the pool may run a query before
      // ours; the pool resets both when the connection is returned.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return of(connection, kept, outside, progress);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the record cannot be read", failure);
    }
  }

  /** Verifies within the transaction of this connection. */
  static VerificationResult of(
      Connection connection,
      @Nullable KeptSeal kept,
      @Nullable OutsideCheck outside,
      LongConsumer progress)
      throws SQLException {
    SealCheck seals = new SealCheck(kept);
    EntryCheck entries = new EntryCheck(progress);
    BrokenLink broken = seals.run(connection);
    if (broken == null) {
      broken = entries.run(connection);
    }
    if (broken == null) {
      broken = EndCheck.run(connection);
    }
    if (broken == null && outside != null) {
      broken = outside.run(connection);
    }
    if (broken == null) {
      broken = WithheldCheck.run(connection);
    }
    if (broken == null) {
      broken = entries.firstWithheld();
    }
    return new VerificationResult(
        entries.entries(), entries.chains(), seals.seals(), entries.withheld(), broken);
  }
}
