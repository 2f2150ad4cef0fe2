package org.capacitycompact.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.capacitycompact.approval.Tally.Line;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes ballots and counts them. What one member chose leaves this class only as a sum. */
@Embodies(value = "S108", as = Embodies.As.RECORD)
@Component
class Ballots {

  private final JdbcClient database;
  private final Clock clock;

  Ballots(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a member says; a condition has its date, and both are null with any other choice. */
  record Ballot(
      String choice,
      @Nullable String condition,
      @Nullable LocalDate conditionDue,
      @Nullable String reason) {}

  /** Takes the one ballot of a member in a round; the database refuses a second, or a late one. */
  void cast(long round, String member, Ballot ballot) {
    database
        .sql(
            """
            insert into ballot (round, member, choice, condition, condition_due, reason, cast_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            round,
            member,
            ballot.choice(),
            ballot.condition(),
            ballot.conditionDue(),
            ballot.reason(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Counts a round; for the count itself and for what is told after the close. */
  Tally count(long round) {
    return new Tally(
        database
            .sql(
                """
                select s.constituency, b.choice from ballot_seat s
                left join ballot b on b.round = s.round and b.member = s.member
                where s.round = ? and s.recusal is null order by s.constituency, b.choice
                """)
            .param(round)
            .query(Line.class)
            .list());
  }

  /** Reasons given in a closed round, without names. */
  List<String> reasons(long closedRound) {
    return database
        .sql(
            """
            select b.reason from ballot b join ballot_round r on r.id = b.round
            where r.id = ? and r.closed_at is not null and b.reason is not null order by b.reason
            """)
        .param(closedRound)
        .query(String.class)
        .list();
  }
}
