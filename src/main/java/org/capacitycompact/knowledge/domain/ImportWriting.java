package org.capacitycompact.knowledge.domain;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a run in few statements, in batches and never one per activity. Call it within a
 * transaction.
 */
@Component
class ImportWriting {
  private static final int BATCH = 100;
  private static final int LONGEST_VERSION = 20;
  private static final int LONGEST_TITLE = 300;

  private final JdbcTemplate batches;
  private final JdbcClient database;
  private final Clock clock;

  ImportWriting(JdbcTemplate batches, JdbcClient database, Clock clock) {
    this.batches = batches;
    this.database = database;
    this.clock = clock;
  }

  ImportRun write(String fileName, ActivityFileReport report, String userId) {
    // One import at a time: two at once would both count the same activities as new.
    batches.execute("lock table known_activity in share row exclusive mode");
    List<ReportedActivity> activities = report.activities();
    List<@Nullable String> keys = ImportDecision.keys(activities);
    List<ImportDecision.Entry> entries = ImportDecision.decide(activities, keys, known(keys));
    ImportRun run = insertRun(fileName, report, userId, ImportDecision.counts(entries));
    writeActivities(run, entries);
    Map<String, Long> ids = ids(keys);
    seen(run, entries, ids);
    writeLines(run, entries, ids);
    return run;
  }

  private Map<String, ImportDecision.Known> known(List<@Nullable String> keys) {
    Map<String, ImportDecision.Known> known = new HashMap<>();
    database
        .sql(
            """
            select activity_key, content_hash, complete, coalesce((content ->> 'rules')::int, 0),
              content ->> 'lastUpdated' from known_activity
            where activity_key = any (?)
            """)
        .param(present(keys))
        .query(
            row -> {
              String lastUpdated = row.getString(5);
              known.put(
                  row.getString(1),
                  new ImportDecision.Known(
                      row.getString(2),
                      row.getBoolean(3),
                      row.getInt(4),
                      lastUpdated == null ? null : Instant.parse(lastUpdated)));
            });
    return known;
  }

  private Map<String, Long> ids(List<@Nullable String> keys) {
    Map<String, Long> ids = new HashMap<>();
    database
        .sql("select activity_key, id from known_activity where activity_key = any (?)")
        .param(present(keys))
        .query(
            row -> {
              ids.put(row.getString(1), row.getLong(2));
            });
    return ids;
  }

  private static String[] present(List<@Nullable String> keys) {
    return keys.stream().filter(Objects::nonNull).toArray(String[]::new);
  }

  private ImportRun insertRun(
      String fileName, ActivityFileReport report, String userId, Map<Outcome, Integer> counts) {
    String version =
        report.version() == null
            ? null
            : WrittenText.cut(report.version().strip(), LONGEST_VERSION);
    ReadingBreak broke = report.readingBreak();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ImportRun run =
        new ImportRun(
            0, fileName, report.fileHash(), report.bytes(), version, broke, userId, now, counts);
    long id =
        database
            .sql(
                """
                insert into import_run (file_name, file_hash, bytes, standard_version, break_kind,
                  break_line, imported_by, imported_at, activities, new_ones, updated, unchanged,
                  incomplete, duplicate, unreadable, older, break_exactly)
                values (:name, :hash, :bytes, :version, :breakKind, :breakLine, :by, :at, :activities,
                  :new, :updated, :unchanged, :incomplete, :duplicate, :unreadable, :older,
                  :breakExactly)
                returning id
                """)
            .param("name", fileName)
            .param("hash", run.fileHash())
            .param("bytes", run.bytes())
            .param("version", version)
            .param("breakKind", broke == null ? null : broke.kind().before().name())
            .param("breakExactly", broke == null ? null : broke.kind().name())
            .param("breakLine", broke == null ? null : broke.line(), Types.INTEGER)
            .param("by", userId)
            .param("at", Timestamp.from(now))
            .param("activities", report.activities().size())
            .param("new", run.count(Outcome.NEW))
            .param("updated", run.count(Outcome.UPDATED))
            // Older ones count as unchanged, as a node of an earlier release counts them.
            .param("unchanged", run.count(Outcome.UNCHANGED) + run.count(Outcome.OLDER))
            .param("older", run.count(Outcome.OLDER))
            .param("incomplete", run.count(Outcome.INCOMPLETE))
            .param("duplicate", run.count(Outcome.DUPLICATE))
            .param("unreadable", run.count(Outcome.UNREADABLE))
            .query(Long.class)
            .single();
    return new ImportRun(
        id, fileName, run.fileHash(), run.bytes(), version, broke, userId, now, counts);
  }

  private void writeActivities(ImportRun run, List<ImportDecision.Entry> entries) {
    batches.batchUpdate(
        """
        insert into known_activity as a (activity_key, identifier, publisher_ref, publisher_name,
          file_name, file_hash, titles, countries, sectors, aid_types, tied_status, status, starts_on,
          ends_on, has_results, words, content, content_hash, complete, first_run, last_run)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, array_to_tsvector(?), ?::jsonb, ?, ?,
          ?, ?)
        on conflict (activity_key) do update set
          publisher_ref = excluded.publisher_ref, publisher_name = excluded.publisher_name,
          file_name = excluded.file_name, file_hash = excluded.file_hash, titles = excluded.titles,
          countries = excluded.countries, sectors = excluded.sectors, aid_types = excluded.aid_types,
          tied_status = excluded.tied_status, status = excluded.status,
          starts_on = excluded.starts_on, ends_on = excluded.ends_on,
          has_results = excluded.has_results, words = excluded.words, content = excluded.content,
          content_hash = excluded.content_hash, complete = excluded.complete,
          last_run = excluded.last_run
        """,
        entries.stream().filter(ImportDecision.Entry::written).toList(),
        BATCH,
        (statement, entry) -> activity(statement, entry, run));
  }

  private static void activity(PreparedStatement row, ImportDecision.Entry entry, ImportRun run)
      throws SQLException {
    PublishedActivity activity = entry.reported().activity();
    ReportingOrganisation publisher = activity.reportingOrganisation();
    row.setString(1, entry.key());
    row.setString(2, activity.identifier());
    row.setString(3, publisher == null ? null : publisher.ref());
    row.setString(4, ActivityProjection.publisherName(activity));
    row.setString(5, run.fileName());
    row.setString(6, run.fileHash());
    row.setString(7, StoredJson.write(activity.titles()));
    row.setArray(8, array(row, ActivityProjection.countries(activity)));
    row.setArray(9, array(row, ActivityProjection.sectors(activity)));
    row.setArray(10, array(row, ActivityProjection.aidTypes(activity)));
    row.setString(11, activity.tying().map(TiedStatus::name).orElse(null));
    row.setString(12, activity.status() == null ? null : activity.status().name());
    row.setObject(13, ActivityProjection.startsOn(activity));
    row.setObject(14, ActivityProjection.endsOn(activity));
    row.setBoolean(15, !activity.results().isEmpty());
    row.setArray(16, array(row, SearchWords.of(activity)));
    row.setString(17, StoredJson.write(activity));
    row.setString(18, activity.contentHash());
    row.setBoolean(19, entry.reported().complete());
    row.setLong(20, run.id());
    row.setLong(21, run.id());
  }

  private static Array array(PreparedStatement row, Collection<String> values) throws SQLException {
    return row.getConnection().createArrayOf("text", values.toArray());
  }

  /** Unchanged activities were seen again too, in this file. */
  private void seen(ImportRun run, List<ImportDecision.Entry> entries, Map<String, Long> ids) {
    List<Long> unchanged = new ArrayList<>();
    for (ImportDecision.Entry entry : entries) {
      if (entry.outcome() == Outcome.UNCHANGED) {
        unchanged.add(ids.get(entry.key()));
      }
    }
    database
        .sql(
            """
            update known_activity set last_run = ?, file_name = ?, file_hash = ? where id = any (?)
            """)
        .params(run.id(), run.fileName(), run.fileHash(), unchanged.toArray(Long[]::new))
        .update();
  }

  private void writeLines(
      ImportRun run, List<ImportDecision.Entry> entries, Map<String, Long> ids) {
    batches.batchUpdate(
        """
        insert into import_line (run, position, line, identifier, title, outcome, known_activity,
          findings, missing, wrong, set_aside, older)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?)
        """,
        entries,
        BATCH,
        (row, entry) -> line(row, entry, run, ids));
  }

  private static void line(
      PreparedStatement row, ImportDecision.Entry entry, ImportRun run, Map<String, Long> ids)
      throws SQLException {
    ReportedActivity reported = entry.reported();
    PublishedActivity activity = reported.activity();
    row.setLong(1, run.id());
    row.setInt(2, reported.position());
    row.setInt(3, reported.line());
    row.setString(4, activity.identifier());
    row.setString(
        5,
        NarrativeChoice.best(activity.titles(), "en")
            .map(title -> WrittenText.cut(title.text(), LONGEST_TITLE))
            .orElse(null));
    boolean older = entry.outcome() == Outcome.OLDER;
    row.setString(6, older ? Outcome.UNCHANGED.name() : entry.outcome().name());
    row.setBoolean(12, older);
    row.setObject(7, entry.key() == null ? null : ids.get(entry.key()), Types.BIGINT);
    row.setString(8, StoredJson.writeFindings(reported.findings()));
    row.setInt(9, reported.findings(FindingKind.Weight.MISSING).size());
    row.setInt(10, reported.findings(FindingKind.Weight.WRONG).size());
    row.setString(11, entry.kept() ? null : StoredJson.write(activity));
  }
}
