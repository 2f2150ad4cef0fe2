package org.capacitycompact.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** An embedded database of its own with a release's tables, as that release's start left them. */
public final class ReleasedTables implements AutoCloseable {

  private final Path folder;
  private final EmbeddedDatabase server;

  private ReleasedTables(Path folder, EmbeddedDatabase server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * @param migrated the release's last migration
   */
  public static ReleasedTables of(String migrated) throws IOException {
    ReleasedTables tables = none();
    tables.migrate(migrated);
    return tables;
  }

  /** Migrates them to a later migration, or to the {@code latest}. */
  public void migrate(String target) {
    new OwnedTables(source(EmbeddedRoles.APP))
        .migrate(
            Flyway.configure()
                .dataSource(source(EmbeddedRoles.OWNER))
                .placeholders(Map.of("app", EmbeddedRoles.APP))
                .target(target)
                .load());
  }

  /** A server on which no release has started yet. */
  public static ReleasedTables none() throws IOException {
    Path folder = Files.createTempDirectory("compact-release-");
    ReleasedTables tables = new ReleasedTables(folder, EmbeddedDatabase.start(folder, null));
    tables.carelessly();
    return tables;
  }

  /** Test data need not survive a power cut. */
  private void carelessly() {
    JdbcTemplate superuser = as("postgres");
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      superuser.execute("alter system set " + setting + " = off");
    }
    superuser.queryForList("select pg_reload_conf()");
  }

  public String url() {
    return server.jdbcUrl();
  }

  public JdbcTemplate as(String account) {
    return new JdbcTemplate(source(account));
  }

  private DataSource source(String account) {
    return new DriverManagerDataSource(server.jdbcUrl(), account, "");
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    deleteOnceStopped();
  }

  /**
   * The library waits a few seconds for the server; on a busy machine it may take longer to stop.
   */
  private void deleteOnceStopped() throws IOException {
    Path running = folder.resolve("data/postmaster.pid");
    for (int times = 0; times < 300 && Files.exists(running); times++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    FileSystemUtils.deleteRecursively(folder);
  }
}
