package org.capacitycompact.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Reports every statement and commit to the thread's {@link StatementTally}. When nothing is
 * counted it returns the pool's own connections, so that it does not affect timings.
 */
final class CountingDataSource extends DelegatingDataSource {

  CountingDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    StatementTally tally = StatementTally.current();
    return tally == null
        ? connection
        : proxy(Connection.class, new CountedConnection(connection, tally));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static final class CountedConnection implements InvocationHandler {

    private final Connection connection;
    private final StatementTally tally;
    private boolean wrote;

    CountedConnection(Connection connection, StatementTally tally) {
      this.connection = connection;
      this.tally = tally;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "commit" -> {
          tally.committed(wrote);
          wrote = false;
        }
        case "rollback" -> wrote = false;
        default -> {}
      }
      Object result = call(connection, method, arguments);
      if (result instanceof Statement statement) {
        String sql = arguments == null ? "" : (String) arguments[0];
        Class<? extends Statement> type =
            result instanceof CallableStatement
                ? CallableStatement.class
                : result instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, new CountedStatement(this, statement, sql));
      }
      return result;
    }

    void executed(String sql, int entries) throws SQLException {
      tally.executed(sql, entries);
      if (StatementTally.writes(sql)) {
        if (connection.getAutoCommit()) {
          tally.committed(true);
        } else {
          wrote = true;
        }
      }
    }
  }

  private static final class CountedStatement implements InvocationHandler {

    private final CountedConnection connection;
    private final Statement statement;
    private String sql;
    private int batched;

    CountedStatement(CountedConnection connection, Statement statement, String sql) {
      this.connection = connection;
      this.statement = statement;
      this.sql = sql;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      if (name.startsWith("execute") || name.equals("addBatch")) {
        if (arguments != null && arguments[0] instanceof String text) {
          sql = text;
        }
      }
      if (name.equals("addBatch")) {
        batched++;
      } else if (name.equals("clearBatch")) {
        batched = 0;
      } else if (name.endsWith("Batch") && name.startsWith("execute")) {
        if (batched > 0) {
          connection.executed(sql, batched);
        }
        batched = 0;
      } else if (name.startsWith("execute")) {
        connection.executed(sql, 1);
      }
      return call(statement, method, arguments);
    }
  }
}
