package org.capacitycompact.steering;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineTasks;
import org.capacitycompact.steering.Tally.Line;
import org.capacitycompact.worklist.PeriodOverException;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores ballots and counts them. A member's choice leaves this class only in a sum, and to that
 * member. The database computes a commitment for each ballot, with a salt of its own.
 */
@Embodies(value = "S108", as = Embodies.As.RECORD)
@Component
class Ballots {

  /** The constraints by which the database refuses a late ballot. */
  private static final Set<String> LATE = Set.of("ballot_in_time", "ballot_in_an_open_round");

  private final JdbcClient database;
  private final EngineTasks tasks;
  private final Clock clock;

  Ballots(JdbcClient database, EngineTasks tasks, Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** A member's ballot; condition and date are both null for any other choice. */
  record Ballot(
      String choice,
      @Nullable String condition,
      @Nullable LocalDate conditionDue,
      @Nullable String reason) {

    /** Hides the content, so that no log contains it. */
    @Override
    public String toString() {
      return "Ballot";
    }
  }

  /** The database refused a ballot for a reason that no check has caught before. */
  static final class BallotRefusedException extends RuntimeException {

    BallotRefusedException() {
      super("a ballot was refused by the database");
    }
  }

  /**
   * Casts a member's only ballot in the open round of a task, and returns its commitment. The
   * database refuses a second one.
   *
   * @throws PeriodOverException when it is late by the database's clock
   */
  String cast(TaskInHand task, Ballot ballot) {
    return taken(
        """
        insert into ballot (round, member, choice, condition, condition_due, reason, cast_at)
        select r.id, :member, :choice, :condition, :due, :reason, :now from ballot_round r
        where r.closed_at is null and r.call = :where
        returning encode(commitment, 'hex')
        """,
        tasks.processOf(task.taskId()).orElse(""),
        task.actor().userId(),
        ballot);
  }

  /**
   * Replaces a member's ballot in a round, and returns the new commitment; the earlier ballot is
   * void.
   *
   * @throws PeriodOverException when it is late by the database's clock
   */
  String change(RoundId round, String member, Ballot ballot) {
    return taken(
        """
        update ballot set choice = :choice, condition = :condition, condition_due = :due,
          reason = :reason, cast_at = :now
        where round = :where and member = :member returning encode(commitment, 'hex')
        """,
        round.value(),
        member,
        ballot);
  }

  private String taken(String sql, Object where, String member, Ballot ballot) {
    try {
      return database
          .sql(sql)
          .param("where", where)
          .param("member", member)
          .param("choice", ballot.choice())
          .param("condition", ballot.condition(), Types.VARCHAR)
          .param("due", ballot.conditionDue(), Types.DATE)
          .param("reason", ballot.reason(), Types.VARCHAR)
          .param("now", SqlTime.now(clock))
          .query(String.class)
          .optional()
          .orElseThrow(() -> new PeriodOverException(clock.instant()));
    } catch (DataIntegrityViolationException refused) {
      ServerErrorMessage why = why(refused);
      if (why != null && LATE.contains(String.valueOf(why.getConstraint()))) {
        String closed = why.getDetail();
        throw new PeriodOverException(closed == null ? clock.instant() : Instant.parse(closed));
      }
      // Without the cause, which quotes the row: not even a log may contain it.
      throw new BallotRefusedException();
    }
  }

  private static @Nullable ServerErrorMessage why(DataIntegrityViolationException refused) {
    return refused.getMostSpecificCause() instanceof PSQLException told
        ? told.getServerErrorMessage()
        : null;
  }

  /**
   * Counts a round, for its result and for what is shown after the close. Nobody may see each
   * ballot, so this reads by rule, outside a reader's rows.
   */
  Tally count(RoundId round) {
    return RowScope.within(RowScope.everything(), () -> new Tally(lines(round)));
  }

  private List<Line> lines(RoundId round) {
    return database
        .sql(
            """
            select s.constituency, b.choice from ballot_seat s
            left join ballot b on b.round = s.round and b.member = s.member
            where s.round = ? and s.recusal is null order by s.constituency, b.choice
            """)
        .param(round.value())
        .query(Line.class)
        .list();
  }

  /**
   * The reasons given for choices in a closed round, without names or repetitions. Reasons for a
   * declared conflict are left out, because it may be known who declared one.
   */
  List<String> reasons(RoundId closedRound) {
    return RowScope.within(
        RowScope.everything(),
        () ->
            database
                .sql(
                    """
                    select distinct b.reason from ballot b join ballot_round r on r.id = b.round
                    where r.id = ? and r.closed_at is not null and b.reason is not null
                      and b.choice <> 'recuse'
                    order by b.reason
                    """)
                .param(closedRound.value())
                .query(String.class)
                .list());
  }
}
