package org.capacitycompact.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A physical connection that tells PostgreSQL, before each statement, whose rows may be seen; only
 * when that has changed since the last statement. It stands below the pool, so that no pooled
 * connection can bypass it, and every statement carries the mark of its {@link DedicatedSession}.
 */
final class ScopedConnection implements InvocationHandler {

  static final Logger log = LoggerFactory.getLogger(ScopedConnection.class);

  private static final String CLOSED = "08006";

  /** SQL state of a failed transaction: it accepts no statement and ends with a rollback. */
  private static final String FAILED_TRANSACTION = "25P02";

  private final Connection physical;
  private final DedicatedSession session;

  /** The settings last sent, rows and language; null when a rollback may have undone them. */
  private @Nullable String told;

  private ScopedConnection(Connection physical, DedicatedSession session) {
    this.physical = physical;
    this.session = session;
  }

  /**
   * Wraps a newly opened connection; closes it when its session is not its own.
   *
   * @throws SharedSessionException when its session is another connection's
   */
  static Connection around(Connection physical) throws SQLException {
    try {
      return proxy(Connection.class, new ScopedConnection(physical, DedicatedSession.of(physical)));
    } catch (SQLException refused) {
      physical.close();
      throw refused;
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "createStatement", "prepareCall", "unwrap" -> tell();
      case "prepareStatement" -> {
        tell();
        return told(call(physical, method, marked(arguments)));
      }
      // A rollback undoes the settings, and so may a failing commit.
      case "rollback" -> told = null;
      case "commit", "setAutoCommit" -> {
        return ending(method, arguments);
      }
      default -> {}
    }
    return told(call(physical, method, arguments));
  }

  private @Nullable Object ending(Method method, Object @Nullable [] arguments) throws Throwable {
    String before = told;
    told = null;
    Object result = call(physical, method, arguments);
    told = before;
    return result;
  }

  private @Nullable Object told(@Nullable Object result) {
    if (result instanceof CallableStatement call) {
      return proxy(CallableStatement.class, new Told(call));
    }
    if (result instanceof PreparedStatement prepared) {
      return proxy(PreparedStatement.class, new Told(prepared));
    }
    return result instanceof Statement plain ? proxy(Statement.class, new Told(plain)) : result;
  }

  /** A statement may run long after it was prepared, for another person. */
  private final class Told implements InvocationHandler {

    private final Statement statement;

    Told(Statement statement) {
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getName().equals("equals")) {
        return arguments != null && proxy == arguments[0];
      }
      if (method.getName().startsWith("execute")) {
        tell();
      }
      return call(
          statement,
          method,
          method.getName().matches("execute.*|addBatch") ? marked(arguments) : arguments);
    }
  }

  private void tell() throws SQLException {
    String audiences = RowScope.current().setting();
    String language = WrittenIn.setting();
    String wanted = language.isEmpty() ? audiences : audiences + '\n' + language;
    if (wanted.equals(told)) {
      return;
    }
    told = null;
    try {
      session.applyScope(audiences, language);
    } catch (SQLException refused) {
      if (FAILED_TRANSACTION.equals(refused.getSQLState())) {
        throw refused;
      }
      physical.close();
      throw new SQLException("the database was not told whose rows may be seen", CLOSED, refused);
    }
    told = wanted;
    log.trace("rows of {}", wanted);
  }

  /** The SQL, where a method takes one, is its first argument. */
  private Object @Nullable [] marked(Object @Nullable [] arguments) {
    if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
      return arguments;
    }
    Object[] marked = arguments.clone();
    marked[0] = session.marked(sql);
    return marked;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
