package org.capacitycompact.rulebook.replay;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a run's results and progress. */
@Component
class ReplayRecord {

  private static final String ADD =
      """
      insert into replayed (replay, verdict, number, step, decided_at, change, outcome_before,
        outcome_after, score_before, score_after, gates_before, gates_after, criteria, rules)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate database;
  private final Clock clock;

  ReplayRecord(JdbcTemplate database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void expect(long replay, int verdicts) {
    database.update(
        "update replay set expected = ?, told_at = ? where id = ?",
        verdicts,
        SqlTime.now(clock),
        replay);
  }

  /**
   * Stores a batch's results together with the progress.
   *
   * @param alive runs of this node, including this one; the waiting ones cannot report themselves
   */
  @Transactional
  public void add(long replay, List<Replayed> found, int tried, List<Long> alive) {
    database.batchUpdate(
        ADD, found, found.size(), (statement, each) -> fill(statement, replay, each));
    database.update("update replay set tried = ? where id = ?", tried, replay);
    // The waiting runs may belong to other people.
    RowScope.within(
        RowScope.everything(),
        () ->
            database.update(
                "update replay set told_at = ? where id = any(?)",
                SqlTime.now(clock),
                alive.toArray(Long[]::new)));
  }

  void finish(long replay) {
    database.update(
        "update replay set state = 'DONE', finished_at = ?, told_at = ? where id = ?",
        SqlTime.now(clock),
        SqlTime.now(clock),
        replay);
  }

  void stop(long replay) {
    database.update("update replay set state = 'STOPPED' where id = ?", replay);
  }

  private static void fill(PreparedStatement row, long replay, Replayed each) throws SQLException {
    row.setLong(1, replay);
    row.setLong(2, each.verdict());
    row.setString(3, each.number());
    row.setString(4, each.step());
    row.setObject(5, each.decidedAt().atOffset(ZoneOffset.UTC));
    row.setString(6, each.change().name());
    row.setString(7, each.outcomeBefore());
    row.setString(8, each.outcomeAfter());
    figure(row, 9, each.scoreBefore());
    figure(row, 10, each.scoreAfter());
    figure(row, 11, each.gatesBefore());
    figure(row, 12, each.gatesAfter());
    texts(row, 13, each.criteria());
    texts(row, 14, each.rules());
  }

  private static void figure(PreparedStatement row, int column, @Nullable Integer figure)
      throws SQLException {
    row.setObject(column, figure, Types.INTEGER);
  }

  private static void texts(PreparedStatement row, int column, List<String> texts)
      throws SQLException {
    row.setArray(column, row.getConnection().createArrayOf("text", texts.toArray()));
  }
}
