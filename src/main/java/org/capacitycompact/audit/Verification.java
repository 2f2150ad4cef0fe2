package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the record: every entry's hash, every link, every chain's end and every seal, of one
 * moment while others go on writing. It stops at the first link that does not hold. An entry of
 * which something was taken out breaks no link; where no list tells of it, it is told when
 * everything else holds.
 */
final class Verification {

  private Verification() {}

  /** {@link #of(DataSource, KeptSeal, OutsideCheck, LongConsumer)} without a file from outside. */
  static Verified of(DataSource database, @Nullable KeptSeal kept, LongConsumer progress) {
    return of(database, kept, null, progress);
  }

  /**
   * Of what this database holds at this moment.
   *
   * @param outside compares with a file of seals that was kept outside
   * @param progress told now and then how many entries have been read
   */
  static Verified of(
      DataSource database,
      @Nullable KeptSeal kept,
      @Nullable OutsideCheck outside,
      LongConsumer progress) {
    try (Connection connection = database.getConnection()) {
      // Of the connection and not of the transaction: the pool may ask something before we do, and
      // sets both back when it is given back.
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

  /** Within the transaction of this connection. */
  static Verified of(
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
    return new Verified(
        entries.entries(), entries.chains(), seals.seals(), entries.withheld(), broken);
  }
}
