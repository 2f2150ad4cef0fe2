package org.capacitycompact.platform.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The database session that one connection has to itself as long as it is open. A setting of the
 * session says whose rows may be seen; behind a pooler that passes sessions round between
 * transactions, one country would read another's rows. So each connection marks its session with a
 * token of its own, sends no setting to a session with another mark, and puts the token into every
 * statement, so that the server itself refuses to show rows to others (function {@code
 * audiences_told}).
 */
final class DedicatedSession {

  /** An empty mark belongs to nobody yet: a pooler has reset the session. */
  private static final String MARK =
      """
      select set_config('compact.connection', ?, false)
      where coalesce(current_setting('compact.connection', true), '') = ''
      """;

  private static final String TELL =
      """
      select set_config('compact.audiences', ?, false), set_config('compact.written_in', ?, false)
      where current_setting('compact.connection', true) = ?
      """;

  private static final String IS_MARKED = "select current_setting('compact.connection', true) = ?";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MARK_BYTES = 8;
  private static final int ROUNDS = 3;

  private final Connection connection;
  private final String mark;

  /** The source of connections. */
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  private DedicatedSession(Connection connection, String mark) {
    this.connection = connection;
    this.mark = mark;
  }

  /**
   * Marks the session of a connection that was just opened.
   *
   * @throws SharedSessionException when the session is another connection's
   */
  static DedicatedSession of(Connection connection) throws SQLException {
    byte[] random = new byte[MARK_BYTES];
    RANDOM.nextBytes(random);
    DedicatedSession session = new DedicatedSession(connection, HexFormat.of().formatHex(random));
    if (!isAnswered(connection, MARK, session.mark)) {
      throw new SharedSessionException();
    }
    return session;
  }

  /**
   * Checks that connections from this source keep their sessions: two of them mark theirs and read
   * the mark back, while each in turn holds a session in a transaction.
   *
   * @throws SharedSessionException when a connection finds itself in a session that is not its own
   */
  static void demand(Connections server) throws SQLException {
    try (Connection one = server.open();
        Connection other = server.open()) {
      DedicatedSession first = of(one);
      DedicatedSession second = of(other);
      for (int round = 0; round < ROUNDS; round++) {
        second.holdWhile(first);
        first.holdWhile(second);
      }
    } catch (SQLException failure) {
      // PgBouncer's error for a transaction when it passes sessions round with each statement.
      throw String.valueOf(failure.getMessage()).contains("statement pooling")
          ? new SharedSessionException()
          : failure;
    }
  }

  private void holdWhile(DedicatedSession other) throws SQLException {
    connection.setAutoCommit(false);
    demandMark();
    other.demandMark();
    connection.rollback();
    connection.setAutoCommit(true);
    demandMark();
    other.demandMark();
  }

  private void demandMark() throws SQLException {
    if (!isAnswered(connection, IS_MARKED, mark)) {
      throw new SharedSessionException();
    }
  }

  /**
   * Sets in the session whose rows may be seen, and in which language texts are written.
   *
   * @throws SharedSessionException when the session is another connection's; nothing was set then
   */
  void applyScope(String audiences, String language) throws SQLException {
    if (!isAnswered(connection, TELL, audiences, language, mark)) {
      throw new SharedSessionException();
    }
  }

  /** The statement with the mark, as it is sent to the server. */
  String marked(String sql) {
    return "/*" + mark + "*/" + sql;
  }

  private static boolean isAnswered(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n++) {
        statement.setString(n + 1, values[n]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && !"f".equals(row.getString(1));
      }
    }
  }
}
