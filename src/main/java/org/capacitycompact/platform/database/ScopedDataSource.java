package org.capacitycompact.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.capacitycompact.platform.database.DedicatedSession.Connections;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The data source below the pool: each of its connections sees only the rows of the {@link
 * RowScope}.
 */
final class ScopedDataSource extends DelegatingDataSource {

  private static final Logger log = LoggerFactory.getLogger(ScopedDataSource.class);

  private boolean tried;

  /** When the problem appears while the application serves, it is logged once. */
  private volatile boolean told;

  ScopedDataSource(PGSimpleDataSource server) {
    super(server);
  }

  /** For the server that the pool is configured with, by address and properties. */
  static ScopedDataSource of(HikariDataSource pool) throws SQLException {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(pool.getJdbcUrl());
    for (String name : pool.getDataSourceProperties().stringPropertyNames()) {
      server.setProperty(name, pool.getDataSourceProperties().getProperty(name));
    }
    return new ScopedDataSource(server);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return scoped(super::getConnection);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return scoped(() -> super.getConnection(username, password));
  }

  /**
   * @throws SharedSessionException when connections from there do not keep their sessions, which is
   *     checked before the first connection and on each
   */
  private Connection scoped(Connections server) throws SQLException {
    tryOnce(server);
    try {
      Connection scoped = ScopedConnection.around(server.open());
      told = false;
      return scoped;
    } catch (SharedSessionException since) {
      if (!told) {
        log.error(since.getMessage());
      }
      told = true;
      throw since;
    }
  }

  private synchronized void tryOnce(Connections server) throws SQLException {
    if (!tried) {
      DedicatedSession.demand(server);
      tried = true;
    }
  }
}
