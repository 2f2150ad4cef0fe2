package org.capacitycompact.rulebook.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.rulebook.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The results of a run, for the initiatives that are open to the reader now. */
@Service
public class ReplayResults {

  private static final String FOUND =
      """
      from replayed where replay = :replay and change = any(:changes)
        and (:words = '' or number ilike '%' || :words || '%' escape '!' or :criterion = any(criteria))
      """;

  private final JdbcClient database;
  private final ReplayWork work;

  ReplayResults(JdbcClient database, ReplayWork work) {
    this.database = database;
    this.work = work;
  }

  /** How many verdicts would change from one outcome to another. */
  public record Move(String before, String after, int verdicts) {}

  /**
   * A row of the draft that made a difference, and how often.
   *
   * @param line empty when neither the draft nor the previous version has it
   */
  public record Blame(
      String rule, Optional<RuleLine> line, int toFail, int toPass, int otherOutcome, int detail) {}

  /**
   * A query of the results.
   *
   * @param words part of an initiative's number, or a criterion; empty for all
   */
  public record Search(List<Change> changes, String words) {}

  /** The number of verdicts by kind of change, including zeros. */
  public Map<Change, Integer> counts(long replay) {
    Map<Change, Integer> counts = new EnumMap<>(Change.class);
    Stream.of(Change.values()).forEach(change -> counts.put(change, 0));
    database
        .sql("select change, count(*) from replayed where replay = ? group by change")
        .param(replay)
        .query(
            row -> {
              counts.put(Change.valueOf(row.getString(1)), row.getInt(2));
            });
    return counts;
  }

  /** The changes of outcome, unchanged ones included; most frequent first. */
  public List<Move> moves(long replay) {
    return database
        .sql(
            """
            select outcome_before as before, outcome_after as after, count(*) as verdicts
            from replayed where replay = ? and change <> 'UNANSWERED'
            group by 1, 2 order by 3 desc, 1, 2
            """)
        .param(replay)
        .query(Move.class)
        .list();
  }

  /** The rows that made a difference, those that changed most outcomes first. */
  public List<Blame> blames(long replay, Draft draft) {
    RowComparison book = work.book(draft);
    return database
        .sql(
            """
            select rule, count(*) filter (where change = 'PASS_TO_FAIL') as to_fail,
              count(*) filter (where change = 'FAIL_TO_PASS') as to_pass,
              count(*) filter (where change = 'OTHER_OUTCOME') as other,
              count(*) filter (where change = 'DETAIL') as detail
            from replayed, unnest(rules) as rule where replay = ?
            group by rule order by count(*) filter (where change <> 'DETAIL') desc, count(*) desc, rule
            """)
        .param(replay)
        .query(
            (row, n) ->
                new Blame(
                    row.getString("rule"),
                    book.line(row.getString("rule")),
                    row.getInt("to_fail"),
                    row.getInt("to_pass"),
                    row.getInt("other"),
                    row.getInt("detail")))
        .list();
  }

  /** The rows of the draft and of the previous version, by id. */
  public Function<String, Optional<RuleLine>> lines(Draft draft) {
    return work.book(draft)::line;
  }

  /** The matching verdicts, newest first. */
  public List<Replayed> find(long replay, Search search, int offset, int limit) {
    return asked(
            "select * " + FOUND + " order by verdict desc offset :offset limit :limit",
            replay,
            search)
        .param("offset", offset)
        .param("limit", limit)
        .query(ReplayResults::replayed)
        .list();
  }

  public int count(long replay, Search search, int atMost) {
    return asked(
            "select count(*) from (select 1 " + FOUND + " limit " + atMost + ") found",
            replay,
            search)
        .query(Integer.class)
        .single();
  }

  /** Passes on each matching verdict, newest first. */
  public void each(long replay, Search search, Consumer<Replayed> taking) {
    try (Stream<Replayed> rows =
        asked("select * " + FOUND + " order by verdict desc", replay, search)
            .query(ReplayResults::replayed)
            .stream()) {
      rows.forEach(taking);
    }
  }

  private JdbcClient.StatementSpec asked(String sql, long replay, Search search) {
    return database
        .sql(sql)
        .param("replay", replay)
        .param("changes", search.changes().stream().map(Change::name).toArray(String[]::new))
        .param("words", search.words().replaceAll("([%_!])", "!$1"))
        .param("criterion", search.words().toUpperCase(Locale.ROOT));
  }

  private static Replayed replayed(ResultSet row, int number) throws SQLException {
    return new Replayed(
        row.getLong("verdict"),
        row.getString("number"),
        row.getString("step"),
        row.getTimestamp("decided_at").toInstant(),
        Change.valueOf(row.getString("change")),
        row.getString("outcome_before"),
        row.getString("outcome_after"),
        row.getObject("score_before", Integer.class),
        row.getObject("score_after", Integer.class),
        row.getObject("gates_before", Integer.class),
        row.getObject("gates_after", Integer.class),
        texts(row, "criteria"),
        texts(row, "rules"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
