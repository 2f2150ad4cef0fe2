package org.capacitycompact.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Lets one node start at a time. Two nodes that start together would both create what is missing
 * (tables, the engine's own entries, models, grants, the first operator, the sample), and one would
 * fail. The turn is a database lock, held from before the tables are made until the application is
 * ready; it ends with its connection, so a node that dies releases it.
 */
@Component
class StartLock
    implements FlywayMigrationStrategy, ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(StartLock.class);

  private static final String TAKE = "select pg_try_advisory_lock(hashtext('compact start'))";

  /** With these settings the server notices within a minute that a machine has vanished. */
  private static final String KEEP_ALIVE =
      "set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 4";

  private static final Duration ASK_EVERY = Duration.ofMillis(250);
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);

  private final DataSource application;
  private @Nullable Connection held;

  StartLock(DataSource application) {
    this.application = application;
  }

  @Override
  public void migrate(Flyway flyway) {
    DataSource owner = flyway.getConfiguration().getDataSource();
    try {
      DedicatedSession.demand(owner::getConnection);
      held = taken(owner.getConnection());
    } catch (SQLException failure) {
      throw new IllegalStateException("the database cannot be asked whose turn it is", failure);
    }
    new OwnedTables(application).migrate(flyway);
  }

  private static Connection taken(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEEP_ALIVE);
      for (long asked = 0; !isMine(statement); asked++) {
        if (asked % TELL_EVERY.dividedBy(ASK_EVERY) == 0) {
          log.info("Another node is starting on this database: waiting until it has started");
        }
        Thread.sleep(ASK_EVERY.toMillis());
      }
      return connection;
    } catch (InterruptedException stopped) {
      connection.close();
      Thread.currentThread().interrupt();
      throw new SQLException("stopped while another node was starting", stopped);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static boolean isMine(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery(TAKE)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    destroy();
  }

  /** Releases the turn, also when the start failed. */
  @Override
  public synchronized void destroy() {
    if (held != null) {
      try {
        held.close();
      } catch (SQLException gone) {
        log.debug("the turn went with its connection", gone);
      }
      held = null;
    }
  }
}
