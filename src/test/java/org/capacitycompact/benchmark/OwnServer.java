package org.capacitycompact.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A PostgreSQL server set up as in docs/operations.md: two roles, and durable commits. */
final class OwnServer implements AutoCloseable {

  private final EmbeddedPostgres server;

  OwnServer() throws IOException {
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.zonky", LogLevel.WARN);
    server =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            // The library switches these off for tests.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    run(
        "postgres",
        "create role compact_owner login",
        "create role compact_app login",
        "create database compact owner compact_owner",
        "create database bare");
    run(
        "compact",
        "revoke all on database compact from public",
        "grant connect on database compact to compact_owner, compact_app",
        "alter schema public owner to compact_owner",
        "revoke create on schema public from public");
  }

  /** The settings named in docs/operations.md. */
  List<String> settingsOfCompact() {
    return List.of(
        "--spring.datasource.url=" + address("compact"),
        "--spring.datasource.username=compact_app",
        "--spring.flyway.user=compact_owner",
        "--compact.web.address=http://localhost:8080");
  }

  List<String> settingsOfBare() {
    return List.of(
        "--spring.config.name=bare",
        "--camunda.bpm.auto-deployment-enabled=false",
        "--spring.datasource.url=" + address("bare"),
        "--spring.datasource.username=postgres");
  }

  /** Without an account, which would be the owner's as well. */
  private String address(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database);
  }

  /** For bulk data, which the application's role may not write. */
  DataSource superuser() {
    return server.getDatabase("postgres", "compact");
  }

  private void run(String database, String... statements) throws IOException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
