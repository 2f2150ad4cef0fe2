package org.capacitycompact.knowledge.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The known activities. They are public: everybody who is signed in may read them. */
@Service
@Transactional(readOnly = true)
public class KnownActivities {
  private static final String SUMMARY =
      """
      select id, identifier, titles, publisher_name, countries, sectors, status, tied_status,
        starts_on, ends_on, has_results, complete, (content #>> '{dates,ACTUAL_END}')::date as ended_on
      from known_activity
      """;

  /** Counting further would cost more than the number is worth. */
  private static final int MOST_COUNTED = 10_000;

  private final JdbcClient database;
  private final LongList list;
  private final WordSearch search;

  KnownActivities(JdbcClient database, LongList list, WordSearch search) {
    this.database = database;
    this.list = list;
    this.search = search;
  }

  /**
   * Activities of a country that contain all words, most recently imported first.
   *
   * @param country ISO 3166-1 alpha-2; null for all
   * @param words as typed; accents and case are ignored
   */
  public Page<KnownActivitySummary> find(
      @Nullable String country, @Nullable String words, int page) {
    int wanted = Page.clamp(page);
    String query = search.query(words).orElse(null);
    String where = where(country, query);
    int total =
        filtered(
                "select count(*) from (select 1 from known_activity"
                    + where
                    + " limit "
                    + MOST_COUNTED
                    + ") as counted",
                country,
                query)
            .query(Integer.class)
            .single();
    List<KnownActivitySummary> rows =
        filtered(SUMMARY + where + " order by id desc limit :size offset :offset", country, query)
            .param("size", Page.SIZE)
            .param("offset", Page.offset(wanted))
            .query((row, n) -> summary(row))
            .list();
    return new Page<>(rows, wanted, total);
  }

  /** Passes on every match one by one as it is read, in the same order. */
  public void each(
      @Nullable String country, @Nullable String words, Consumer<KnownActivitySummary> reader) {
    String query = search.query(words).orElse(null);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("country", country);
    parameters.put("query", query);
    list.read(
        SUMMARY + where(country, query) + " order by id desc",
        parameters,
        (row, n) -> summary(row),
        reader);
  }

  private static String where(@Nullable String country, @Nullable String query) {
    return " where true"
        + (country == null ? "" : " and countries @> array[:country]::text[]")
        + (query == null ? "" : " and found @@ :query::tsquery");
  }

  private JdbcClient.StatementSpec filtered(
      String sql, @Nullable String country, @Nullable String query) {
    JdbcClient.StatementSpec statement = database.sql(sql);
    if (country != null) {
      statement = statement.param("country", country);
    }
    return query == null ? statement : statement.param("query", query);
  }

  /** The countries named by known activities, with the number of activities. */
  public List<CountryCount> countries() {
    return database
        .sql(
            """
            select country, count(*) from known_activity, unnest(countries) as country
            group by country order by country
            """)
        .query((row, n) -> new CountryCount(row.getString(1), row.getInt(2)))
        .list();
  }

  /** How many known activities name a country. */
  public record CountryCount(String country, int activities) {}

  public Optional<KnownActivity> get(long id) {
    return database
        .sql(
            """
            select a.id, a.content, a.file_name, a.file_hash, a.complete, f.imported_at as first_seen,
              l.imported_at as last_seen, coalesce(
                (select findings from import_line
                 where known_activity = a.id and set_aside is null order by run desc limit 1),
                '[]') as findings
            from known_activity a
            join import_run f on f.id = a.first_run join import_run l on l.id = a.last_run
            where a.id = ?
            """)
        .param(id)
        .query(
            (row, n) ->
                new KnownActivity(
                    row.getLong("id"),
                    StoredJson.activity(row.getString("content")),
                    row.getString("file_name"),
                    row.getString("file_hash"),
                    row.getBoolean("complete"),
                    row.getTimestamp("first_seen").toInstant(),
                    row.getTimestamp("last_seen").toInstant(),
                    StoredJson.findings(row.getString("findings"))))
        .optional();
  }

  /** The activity with this identifier of its publisher. */
  public Optional<Long> withIdentifier(String identifier) {
    return database
        .sql("select id from known_activity where activity_key = ?")
        .param("identifier:" + identifier.strip())
        .query(Long.class)
        .optional();
  }

  public boolean inCountry(long id, String country) {
    return database
        .sql(
            """
            select exists (select 1 from known_activity
            where id = ? and countries @> array[?]::text[])
            """)
        .params(id, country)
        .query(Boolean.class)
        .single();
  }

  /**
   * Activities of the purpose group that publish results; those of the country first, then finished
   * ones.
   */
  public List<KnownActivitySummary> withResults(String country, String sector, int most) {
    return database
        .sql(
            SUMMARY
                + """
                 where has_results and sectors @> array[:sector]::text[]
                order by countries @> array[:country]::text[] desc,
                  coalesce(status in ('FINALISATION', 'CLOSED'), false) desc, id desc
                limit :most
                """)
        .param("country", country)
        .param("sector", sector)
        .param("most", most)
        .query((row, n) -> summary(row))
        .list();
  }

  private static KnownActivitySummary summary(ResultSet row) throws SQLException {
    String status = row.getString("status");
    String tied = row.getString("tied_status");
    return new KnownActivitySummary(
        row.getLong("id"),
        row.getString("identifier"),
        StoredJson.narratives(row.getString("titles")),
        row.getString("publisher_name"),
        texts(row, "countries"),
        texts(row, "sectors"),
        status == null ? null : ActivityStatus.valueOf(status),
        tied == null ? null : TiedStatus.valueOf(tied),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getBoolean("has_results"),
        row.getBoolean("complete"),
        row.getObject("ended_on", LocalDate.class));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
