package org.capacitycompact.steering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.EngineTasks;
import org.capacitycompact.steering.Seats.Seat;
import org.capacitycompact.worklist.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens and closes the rounds of ballots. A round belongs to the process instance (call) that asked
 * for it: a question about a running initiative and the ballot on its design may be open together,
 * and each ballot counts in its own round.
 */
@Component
class Rounds {

  static final int MOST = 3;

  /** Names a round: the kind of the question, else the stage's own purpose. */
  static final String ABOUT =
      "coalesce((select q.kind from steering_question q where q.id = subject), purpose)";

  private static final String COLUMNS =
      "id, purpose, subject, round_no, opened_at, closes_at, closed_at, outcome, "
          + ABOUT
          + " as about, (select count(*) from ballot_seat s where s.round = ballot_round.id"
          + " and s.recusal is null) as seats from ballot_round";

  /** Rounds of the stages, of which an initiative has one open at most; others have a question. */
  private static final String STAGES = "subject is null";

  private final JdbcClient database;
  private final Seats seats;
  private final Deadlines deadlines;
  private final EngineTasks tasks;
  private final Clock clock;

  Rounds(JdbcClient database, Seats seats, Deadlines deadlines, EngineTasks tasks, Clock clock) {
    this.database = database;
    this.seats = seats;
    this.deadlines = deadlines;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * A round; without an outcome while open.
   *
   * @param subject the question put to the group; null when the stage itself asks
   * @param about the question's kind, else the purpose: {@code approval.purpose.*} names it
   * @param seats of members who may vote, when it opened
   */
  record Round(
      RoundId id,
      String purpose,
      @Nullable Long subject,
      int roundNo,
      Instant openedAt,
      Instant closesAt,
      @Nullable Instant closedAt,
      @Nullable String outcome,
      String about,
      int seats) {

    /** Whether no further round follows this one. */
    boolean last() {
      return roundNo >= MOST;
    }
  }

  /**
   * Opens the next round of a call for all present members.
   *
   * @param call identifies what asked for it; rounds without a quorum are repeated within it
   * @param task the step whose period determines the close
   * @param subject the question put to the group, if any
   */
  void open(
      InitiativeNumber number, String purpose, String call, String task, @Nullable Long subject) {
    OffsetDateTime now = SqlTime.now(clock);
    long round =
        database
            .sql(
                """
                insert into ballot_round (number, purpose, subject, call, round_no, opened_at,
                  closes_at)
                select :number, :purpose, :subject, :call, count(*) + 1, :now, :closes
                from ballot_round where call = :call returning id
                """)
            .param("number", number)
            .param("purpose", purpose)
            .param("subject", subject, Types.BIGINT)
            .param("call", call)
            .param("now", now)
            .param("closes", now.plus(Duration.parse(deadlines.period(task))))
            .query(Long.class)
            .single();
    List<Seat> seated = seats.of(number);
    database
        .sql(
            """
            insert into ballot_seat (round, member, constituency, recusal)
            select :round, member, constituency, recusal
            from unnest(:members::text[], :constituencies::text[], :recusals::text[])
              as s (member, constituency, recusal)
            """)
        .param("round", round)
        .param("members", seated.stream().map(Seat::member).toArray(String[]::new))
        .param("constituencies", seated.stream().map(Seat::constituency).toArray(String[]::new))
        .param("recusals", seated.stream().map(Seat::recusal).toArray(String[]::new))
        .update();
  }

  /** The open round of a call. */
  Optional<Round> findOpen(String call) {
    return database
        .sql("select " + COLUMNS + " where call = ? and closed_at is null")
        .param(call)
        .query((row, n) -> round(row))
        .optional();
  }

  /** The open round of the call that a task belongs to. */
  Optional<Round> findOpenOf(String taskId) {
    return tasks.processOf(taskId).flatMap(this::findOpen);
  }

  /** The open round of an initiative's own stages. */
  Optional<Round> findOpenOfStage(InitiativeNumber number) {
    return database
        .sql("select " + COLUMNS + " where number = ? and closed_at is null and " + STAGES)
        .param(number)
        .query((row, n) -> round(row))
        .optional();
  }

  /** A round by its id. */
  Optional<Round> find(RoundId id) {
    return database
        .sql("select " + COLUMNS + " where id = ?")
        .param(id.value())
        .query((row, n) -> round(row))
        .optional();
  }

  /** The open round of a call, locked so that no ballot comes in while it is counted. */
  Round lockOpen(String call) {
    return database
        .sql("select " + COLUMNS + " where call = ? and closed_at is null for update")
        .param(call)
        .query((row, n) -> round(row))
        .optional()
        .orElseThrow(() -> new IllegalStateException("no open round of " + call));
  }

  void close(Round round, String outcome) {
    database
        .sql("update ballot_round set closed_at = ?, outcome = ? where id = ?")
        .params(SqlTime.now(clock), outcome, round.id().value())
        .update();
  }

  /** Abandons open rounds when there will never be a decision. */
  void abandon(InitiativeNumber number) {
    database
        .sql(
            """
            update ballot_round set closed_at = ?, outcome = 'abandoned'
            where number = ? and closed_at is null
            """)
        .params(SqlTime.now(clock), number)
        .update();
  }

  /** The last closed round with this purpose. */
  Optional<Round> lastClosed(InitiativeNumber number, String purpose) {
    return of(number).stream()
        .filter(round -> round.purpose().equals(purpose) && round.closedAt() != null)
        .findFirst();
  }

  /** All rounds, newest first. */
  List<Round> of(InitiativeNumber number) {
    return database
        .sql("select " + COLUMNS + " where number = ? order by id desc")
        .param(number)
        .query((row, n) -> round(row))
        .list();
  }

  /** Members of a round who may judge, in a stable order. */
  List<String> eligible(RoundId round) {
    return database
        .sql("select member from ballot_seat where round = ? and recusal is null order by member")
        .param(round.value())
        .query(String.class)
        .list();
  }

  private static Round round(ResultSet row) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Round(
        new RoundId(row.getLong("id")),
        row.getString("purpose"),
        row.getObject("subject", Long.class),
        row.getInt("round_no"),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        closed == null ? null : closed.toInstant(),
        row.getString("outcome"),
        row.getString("about"),
        row.getInt("seats"));
  }
}
