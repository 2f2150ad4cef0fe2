package org.capacitycompact.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.capacitycompact.platform.database.ReleasedTables;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database that an earlier release left, in an embedded server of its own. */
final class ReleaseFixture implements AutoCloseable {

  /**
   * The record's own triggers run for every writer, including a restore: they would refuse it, or
   * hash again.
   */
  private static final String ALWAYS_ACTING =
      """
      select 'alter table ' || tgrelid::regclass || ' %s trigger ' || quote_ident(tgname)
      from pg_trigger where tgenabled = 'A' order by tgrelid, tgname
      """;

  private static final String EMPTY =
      """
      select 'truncate ' || string_agg(quote_ident(relname), ', ') from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname <> 'flyway_schema_history'
      """;

  private final ReleasedTables tables;

  private ReleaseFixture(ReleasedTables tables) {
    this.tables = tables;
  }

  /** The stored database of a release, {@code 0.1.0}, unchanged. */
  static ReleaseFixture load(String release) throws IOException, SQLException {
    try (BufferedReader lines = open(release)) {
      String line = lines.readLine();
      while (!line.startsWith(Dump.MIGRATED)) {
        line = lines.readLine();
      }
      ReleaseFixture fixture =
          new ReleaseFixture(ReleasedTables.of(line.substring(Dump.MIGRATED.length())));
      try {
        fixture.fill(lines);
        return fixture;
      } catch (IOException | SQLException | RuntimeException failure) {
        fixture.close();
        throw failure;
      }
    }
  }

  static String file(String release) {
    return "release/" + release + ".sql.gz";
  }

  String url() {
    return tables.url();
  }

  JdbcTemplate superuser() {
    return tables.as("postgres");
  }

  static BufferedReader open(String release) throws IOException {
    InputStream file = new ClassPathResource(file(release)).getInputStream();
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
  }

  private void fill(BufferedReader lines) throws IOException, SQLException {
    List<String> enable =
        superuser().queryForList(ALWAYS_ACTING.formatted("enable always"), String.class);
    List<String> disable =
        superuser().queryForList(ALWAYS_ACTING.formatted("disable"), String.class);
    String empty = superuser().queryForObject(EMPTY, String.class);
    try (Connection connection = superuser().getDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Without keys and triggers: what was consistent stays so.
      statement.execute("set local session_replication_role = replica");
      for (String each : disable) {
        statement.execute(each);
      }
      statement.execute(empty);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("copy ")) {
          copy.copyIn(line.substring(0, line.length() - 1), new StringReader(rows(lines)));
        } else {
          statement.execute(line);
        }
      }
      for (String each : enable) {
        statement.execute(each);
      }
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("analyze");
    }
  }

  private static String rows(BufferedReader lines) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line = lines.readLine(); !line.equals("\\."); line = lines.readLine()) {
      rows.append(line).append('\n');
    }
    return rows.toString();
  }

  @Override
  public void close() throws IOException {
    tables.close();
  }
}
