package org.capacitycompact.knowledge.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reports of imports. */
@Component
class ImportReports {
  private static final int AT_ONCE = 200;
  private static final String LINES =
      "select position, line, identifier, title, case when older then 'OLDER' else outcome end as"
          + " outcome, known_activity, findings from import_line";

  private final JdbcClient database;
  private final JdbcTemplate streams;

  ImportReports(JdbcClient database, JdbcTemplate template) {
    this.database = database;
    // A template of its own, so that the fetch size does not affect others.
    this.streams = new JdbcTemplate(template.getDataSource());
    this.streams.setFetchSize(AT_ONCE);
  }

  Page<ImportRun> runs(int page) {
    int total = database.sql("select count(*) from import_run").query(Integer.class).single();
    List<ImportRun> runs =
        database
            .sql("select * from import_run order by id desc limit ? offset ?")
            .params(Page.SIZE, Page.offset(page))
            .query((row, n) -> run(row))
            .list();
    return new Page<>(runs, page, total);
  }

  Optional<ImportRun> run(long id) {
    return database
        .sql("select * from import_run where id = ?")
        .param(id)
        .query((row, n) -> run(row))
        .optional();
  }

  Page<ImportLine> lines(ImportRun run, @Nullable Outcome outcome, int page) {
    List<ImportLine> lines =
        database
            .sql(
                LINES
                    + """
                     where run = :run and (:outcome::text is null
                      or case when older then 'OLDER' else outcome end = :outcome)
                    order by position limit :size offset :offset
                    """)
            .param("run", run.id())
            .param("outcome", outcome == null ? null : outcome.name())
            .param("size", Page.SIZE)
            .param("offset", Page.offset(page))
            .query((row, n) -> line(row))
            .list();
    return new Page<>(lines, page, outcome == null ? run.activities() : run.count(outcome));
  }

  void eachLine(ImportRun run, Consumer<ImportLine> consumer) {
    streams.query(
        LINES + " where run = ? order by position",
        row -> {
          consumer.accept(line(row));
        },
        run.id());
  }

  List<Long> sameFileBefore(ImportRun run) {
    return database
        .sql("select id from import_run where file_hash = ? and id < ? order by id desc limit 10")
        .params(run.fileHash(), run.id())
        .query(Long.class)
        .list();
  }

  private static ImportRun run(ResultSet row) throws SQLException {
    String broke = row.getString("break_kind");
    return new ImportRun(
        row.getLong("id"),
        row.getString("file_name"),
        row.getString("file_hash"),
        row.getLong("bytes"),
        row.getString("standard_version"),
        broke == null
            ? null
            : new ReadingBreak(
                breakKind(row.getString("break_exactly"), broke), row.getInt("break_line")),
        row.getString("imported_by"),
        row.getTimestamp("imported_at").toInstant(),
        Map.of(
            Outcome.NEW, row.getInt("new_ones"),
            Outcome.UPDATED, row.getInt("updated"),
            Outcome.UNCHANGED, row.getInt("unchanged") - row.getInt("older"),
            Outcome.OLDER, row.getInt("older"),
            Outcome.INCOMPLETE, row.getInt("incomplete"),
            Outcome.DUPLICATE, row.getInt("duplicate"),
            Outcome.UNREADABLE, row.getInt("unreadable")));
  }

  /** A reason that only a later release knows is read as the stored one that stands for it. */
  private static ReadingBreak.Kind breakKind(@Nullable String exactly, String kind) {
    return Stream.of(ReadingBreak.Kind.values())
        .filter(known -> known.name().equals(exactly))
        .findFirst()
        .orElseGet(() -> ReadingBreak.Kind.valueOf(kind));
  }

  private static ImportLine line(ResultSet row) throws SQLException {
    return new ImportLine(
        row.getInt("position"),
        row.getInt("line"),
        row.getString("identifier"),
        row.getString("title"),
        Outcome.valueOf(row.getString("outcome")),
        row.getObject("known_activity", Long.class),
        StoredJson.findings(row.getString("findings")));
  }
}
