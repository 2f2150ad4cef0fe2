package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the rows of a query as they arrive, so that a record of any length needs little memory. */
final class Rows implements AutoCloseable {

  private static final int PORTION = 1000;

  private final PreparedStatement statement;
  private final ResultSet result;

  private Rows(PreparedStatement statement, ResultSet result) {
    this.statement = statement;
    this.result = result;
  }

  /** The connection must be in a transaction: outside one, the driver reads all rows at once. */
  static Rows of(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setFetchSize(PORTION);
      return new Rows(statement, statement.executeQuery());
    } catch (SQLException failure) {
      statement.close();
      throw failure;
    }
  }

  boolean next() throws SQLException {
    return result.next();
  }

  ResultSet result() {
    return result;
  }

  @Override
  public void close() throws SQLException {
    result.close();
    statement.close();
  }
}
