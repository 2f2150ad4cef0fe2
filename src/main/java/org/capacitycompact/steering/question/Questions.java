package org.capacitycompact.steering.question;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.GroupTurn;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The questions to the steering group about running initiatives, and its answers (S108). */
@Service
public class Questions implements GroupTurn {

  private static final String COLUMNS =
      """
      select id, number, kind, reason, asked_by, asked_at, clause, waived_until, offered, decision,
        version, share_percent, change_request, outcome, concluded_at, language from steering_question
      """;

  private final JdbcClient database;
  private final Clock clock;

  Questions(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A condition of a waiver, with the day by which it must be met. */
  public record Condition(long question, String condition, LocalDate due) {}

  /**
   * Until the transaction ends, prevents other questions about the initiative and its end, which
   * would withdraw open questions and miss one that is being put. Call it before checking that the
   * initiative is open.
   */
  @Override
  public void lock(InitiativeNumber number) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('questions ' || ?, 0))")
        .param(number)
        .query((row, n) -> "")
        .list();
  }

  public Optional<Question> find(long question) {
    return database
        .sql(COLUMNS + " where id = ?")
        .param(question)
        .query((row, n) -> question(row))
        .optional();
  }

  /** All questions about an initiative, newest first. */
  public List<Question> of(InitiativeNumber number) {
    return database
        .sql(COLUMNS + " where number = ? order by id desc")
        .param(number)
        .query((row, n) -> question(row))
        .list();
  }

  private static Question question(ResultSet row) throws SQLException {
    Timestamp concluded = row.getTimestamp("concluded_at");
    BigDecimal share = row.getBigDecimal("share_percent");
    return new Question(
        row.getLong("id"),
        InitiativeNumber.of(row.getString("number")),
        row.getString("kind"),
        row.getString("reason"),
        row.getString("asked_by"),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("clause"),
        row.getObject("waived_until", LocalDate.class),
        row.getString("offered"),
        row.getString("decision"),
        row.getObject("version", Integer.class),
        share == null ? null : new Percent(share),
        row.getObject("change_request", Long.class),
        row.getString("outcome"),
        concluded == null ? null : concluded.toInstant(),
        row.getString("language"));
  }

  /** The conditions of what was granted for an initiative, by their dates. */
  public List<Condition> conditions(InitiativeNumber number) {
    return database
        .sql(
            """
            select question, condition, due from waiver_condition where number = ? order by due, id
            """)
        .param(number)
        .query(Condition.class)
        .list();
  }

  /**
   * Concludes an open question; {@code granted}, {@code refused} or {@code withdrawn}.
   *
   * @throws IllegalStateException when it is not open, so that nothing is granted twice
   */
  public Question conclude(long question, String outcome) {
    int concluded =
        database
            .sql(
                """
                update steering_question set outcome = ?, concluded_at = ?
                where id = ? and outcome is null
                """)
            .params(outcome, SqlTime.now(clock), question)
            .update();
    if (concluded != 1) {
      throw new IllegalStateException("no open question " + question);
    }
    return find(question).orElseThrow();
  }

  /** Adds a condition that the group set when it granted. */
  public void addCondition(Question granted, String condition, LocalDate due) {
    database
        .sql("insert into waiver_condition (question, number, condition, due) values (?, ?, ?, ?)")
        .params(granted.id(), granted.number(), condition, due)
        .update();
  }
}
