package org.capacitycompact.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Where the pool gets its connections from: each sees the rows of the {@link RowScope} only. */
final class ScopedDataSource extends DelegatingDataSource {

  ScopedDataSource(PGSimpleDataSource server) {
    super(server);
  }

  /** The server that the pool was told of, by address and properties. */
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
    return ScopedConnection.around(super.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return ScopedConnection.around(super.getConnection(username, password));
  }
}
