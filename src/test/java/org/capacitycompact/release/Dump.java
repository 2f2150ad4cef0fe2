package org.capacitycompact.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Writes the rows of a database, ours and the engine's, as statements for {@link ReleaseFixture}.
 * Tables are not written, because migrations create them.
 */
final class Dump {

  static final String MIGRATED = "-- migrated to ";

  /**
   * Columns that are not computed, and the key's order; for a table without a key, the order of its
   * rows.
   */
  private static final String TABLES =
      """
      select quote_ident(c.relname),
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = ''),
        coalesce((select string_agg(quote_ident(a.attname), ', ' order by k.n)
          from pg_index i, unnest(i.indkey) with ordinality as k(attnum, n), pg_attribute a
          where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid
            and a.attnum = k.attnum), quote_ident(c.relname) || '::text')
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname <> 'flyway_schema_history'
      order by c.relname collate "C"
      """;

  private static final String SEQUENCES =
      """
      select format('select setval(%L, %s, %s);', quote_ident(sequencename),
        coalesce(last_value, start_value), (last_value is not null)::text)
      from pg_sequences where schemaname = 'public' order by sequencename collate "C"
      """;

  private static final String LAST_MIGRATION =
      """
      select version from flyway_schema_history where success and version is not null
      order by installed_rank desc limit 1
      """;

  private final Connection superuser;
  private final OutputStream out;

  private Dump(Connection superuser, OutputStream out) {
    this.superuser = superuser;
    this.out = out;
  }

  static void write(Connection superuser, String release, OutputStream out)
      throws SQLException, IOException {
    superuser.setAutoCommit(false);
    superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    new Dump(superuser, out).write(release);
    superuser.rollback();
  }

  private void write(String release) throws SQLException, IOException {
    line("-- The database of release " + release + ": see docs/releases.md.");
    line(MIGRATED + rows(LAST_MIGRATION).get(0).get(0));
    for (List<String> table : rows(TABLES)) {
      table(table.get(0), table.get(1), table.get(2));
    }
    for (List<String> sequence : rows(SEQUENCES)) {
      line(sequence.get(0));
    }
  }

  private void table(String name, String columns, String order) throws SQLException, IOException {
    line("copy " + name + " (" + columns + ") from stdin;");
    superuser
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            "copy (select %s from %s order by %s) to stdout".formatted(columns, name, order), out);
    line("\\.");
  }

  private List<List<String>> rows(String query) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
