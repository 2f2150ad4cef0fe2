package org.capacitycompact.initiative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The initiatives a person may see; others are not even counted. */
@Service
public class InitiativesOverview {

  /** Beyond this many a count says "or more". */
  public static final int COUNTED_UP_TO = 1000;

  private static final String COLUMNS =
      "select number, title, country, stage, status, track, illustrative, started_at, ended_at,"
          + " language";

  /**
   * The best query depends on how many initiatives a reader sees, and the wrong one is ruinous: a
   * few are looked up one by one; with thousands, the list is scanned in order and stops early. The
   * database counts up to this limit and then takes one of the two.
   */
  static final int FEW = 5000;

  private static final String READER =
      """
      with few as materialized (%2$s limit %1$d),
      breadth as materialized (select count(*) = %1$d as wide from few)
      """;

  private static final String OPEN =
      READER.formatted(
          FEW, "select number from initiative_audience where audience in (:audiences)");

  /** Rare words are looked up first, however many initiatives the reader sees. */
  private static final String FOUND =
      READER.formatted(
          FEW,
          """
          select number from seen_initiative i where words @@ :words::tsquery and exists (
            select 1 from initiative_audience a
            where a.number = i.number and a.audience in (:audiences) offset 0)
          """);

  /**
   * The view checks the audiences of the scope itself; when these are the reader's own they are not
   * checked twice. "offset 0" makes the planner look up each row; otherwise it would read all
   * audiences first.
   */
  private static final String WIDE =
      """
       from seen_initiative i where (select wide from breadth)
        and ((select row_audiences()) <@ array[:audiences]::text[] or exists (
          select 1 from initiative_audience a
          where a.number = i.number and a.audience in (:audiences) offset 0))
      """;

  private static final String NARROW =
      """
       from seen_initiative where (select not wide from breadth)
        and number in (select number from few)
      """;

  private final JdbcClient database;
  private final LongList list;
  private final WordSearch search;

  InitiativesOverview(JdbcClient database, LongList list, WordSearch search) {
    this.database = database;
    this.list = list;
    this.search = search;
  }

  /** The orders of the list. */
  public enum Sort {
    NEWEST("started_at desc, number"),
    NUMBER("number"),
    TITLE("title, number");

    private final String order;

    Sort(String order) {
      this.order = order;
    }
  }

  /**
   * A query of the list; null criteria are ignored.
   *
   * @param words words of the number, the title or the demand, all of which must occur
   */
  public record Search(
      @Nullable String words,
      @Nullable Stage stage,
      @Nullable Status status,
      @Nullable String country,
      Sort sort) {

    public static Search everything() {
      return new Search(null, null, null, null, Sort.NEWEST);
    }
  }

  public List<InitiativeSummary> find(Actor actor, Search search, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    String order = " order by " + search.sort().order;
    parameters.put("through", offset + limit);
    parameters.put("offset", offset);
    parameters.put("limit", limit);
    return database
        .sql(
            reader(parameters)
                + "select * from ("
                + seen(COLUMNS, where, order + " limit :through")
                + ") seen"
                + order
                + " offset :offset limit :limit")
        .params(parameters)
        .query(InitiativeSummary.class)
        .list();
  }

  /** The number of matches, counted up to a thousand. */
  public int count(Actor actor, Search search) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    return database
        .sql(
            reader(parameters)
                + "select count(*) from ("
                + seen("select 1", where, " limit " + COUNTED_UP_TO)
                + ") counted")
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  /** How many running initiatives are in each stage, each counted up to a thousand. */
  public Map<Stage, Integer> runningByStage(Actor actor) {
    return database
        .sql(
            """
            select s.stage, (select count(*) from (
                select from seen_initiative i where i.stage = s.stage and i.status = 'RUNNING'
                  and ((select row_audiences()) <@ array[:audiences]::text[] or exists (
                    select 1 from initiative_audience a
                    where a.number = i.number and a.audience in (:audiences) offset 0))
                limit :most) counted) as initiatives
            from unnest(array[:stages]) s (stage)
            """)
        .param("audiences", actor.audiences())
        .param("stages", Arrays.stream(Stage.values()).map(Stage::name).toList())
        .param("most", COUNTED_UP_TO)
        .query((row, n) -> Map.entry(Stage.valueOf(row.getString(1)), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Passes on every matching initiative, in order, one by one as it is read. */
  public void each(Actor actor, Search search, Consumer<InitiativeSummary> reader) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    list.read(
        reader(parameters)
            + "select * from ("
            + seen(COLUMNS, where, "")
            + ") seen order by "
            + search.sort().order,
        parameters,
        InitiativeSummary.class,
        reader);
  }

  /** One of the two branches is empty. With few rows, all are read before sorting. */
  private static String seen(String columns, String where, String through) {
    return "(%1$s%2$s%3$s%5$s) union all (select * from (%1$s%4$s%3$s offset 0) few%5$s)"
        .formatted(columns, WIDE, where, NARROW, through);
  }

  private static String reader(Map<String, Object> parameters) {
    return parameters.containsKey("words") ? FOUND : OPEN;
  }

  private String where(Actor actor, Search asked, Map<String, Object> parameters) {
    parameters.put("audiences", actor.audiences());
    List<String> conditions = new ArrayList<>();
    equal("stage", name(asked.stage()), conditions, parameters);
    equal("status", name(asked.status()), conditions, parameters);
    equal("country", asked.country(), conditions, parameters);
    search
        .query(asked.words())
        .ifPresent(
            words -> {
              conditions.add(" and words @@ :words::tsquery");
              parameters.put("words", words);
            });
    return String.join("", conditions);
  }

  private static void equal(
      String column,
      @Nullable String value,
      List<String> conditions,
      Map<String, Object> parameters) {
    if (value != null && !value.isBlank()) {
      conditions.add(" and " + column + " = :" + column);
      parameters.put(column, value);
    }
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
