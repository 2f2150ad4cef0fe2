package org.capacitycompact.steering;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each time a design is put before the steering group: its route, its outcome, its conditions. */
@Component
public class Approval {

  private final JdbcClient database;
  private final Clock clock;

  Approval(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One time a design is before the group; without an outcome while open. */
  record Pass(String route, @Nullable String outcome) {}

  /** A condition of an approval (S108). */
  record Condition(String condition, LocalDate due, boolean met) {}

  void begin(InitiativeNumber number, String route) {
    database
        .sql("insert into approval (number, route, routed_at) values (?, ?, ?)")
        .params(number, route, SqlTime.now(clock))
        .update();
  }

  /**
   * Ends the open pass.
   *
   * @throws IllegalStateException when none is open, so that nothing is approved twice
   */
  void conclude(InitiativeNumber number, String outcome) {
    int concluded =
        database
            .sql(
                """
                update approval set outcome = ?, concluded_at = ?
                where number = ? and outcome is null
                """)
            .params(outcome, SqlTime.now(clock), number)
            .update();
    if (concluded != 1) {
      throw new IllegalStateException("no open approval of " + number);
    }
  }

  /**
   * Makes the conditions from a round's ballots conditions of the approval just concluded, in an
   * order that does not reveal who set them.
   */
  void adoptConditions(InitiativeNumber number, RoundId round) {
    database
        .sql(
            """
            insert into approval_condition (approval, number, condition, due)
            select (select max(id) from approval where number = :number), :number, condition,
              condition_due
            from ballot where round = :round and condition is not null
            order by condition_due, condition
            """)
        .param("number", number)
        .param("round", round.value())
        .update();
  }

  /** The newest pass. */
  Optional<Pass> latest(InitiativeNumber number) {
    return database
        .sql("select route, outcome from approval where number = ? order by id desc limit 1")
        .param(number)
        .query(Pass.class)
        .optional();
  }

  List<Condition> conditions(InitiativeNumber number) {
    return database
        .sql(
            """
            select condition, due, met_at is not null as met from approval_condition
            where number = ? order by due, id
            """)
        .param(number)
        .query(Condition.class)
        .list();
  }

  /** When the group last approved the initiative (S108); empty when it did not. */
  public Optional<Instant> approvedAt(InitiativeNumber number) {
    return database
        .sql("select max(concluded_at) from approval where number = ? and outcome = 'approved'")
        .param(number)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(java.sql.Timestamp::toInstant);
  }
}
