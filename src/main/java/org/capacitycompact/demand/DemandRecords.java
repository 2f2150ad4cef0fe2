package org.capacitycompact.demand;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.Endorsements;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements, endorsements, questions and appeals about a demand. */
@Component
class DemandRecords implements Endorsements, Appeals {

  private final Statements statements;
  private final JdbcClient database;
  private final Clock clock;

  DemandRecords(Statements statements, JdbcClient database, Clock clock) {
    this.statements = statements;
    this.database = database;
    this.clock = clock;
  }

  /** The authority's position on one version of a demand. */
  record Endorsement(boolean endorsed, @Nullable String reason, @Nullable String reference) {}

  /** A question of the secretariat. */
  record Question(
      String question,
      @Nullable String answer,
      @Nullable String language,
      @Nullable String answerLanguage) {}

  /**
   * The authority's position on a version, to be read.
   *
   * @param by the name of who gave it
   */
  record Position(
      int version,
      boolean endorsed,
      @Nullable String reason,
      @Nullable String reference,
      String by,
      Instant at,
      @Nullable String language) {}

  /**
   * A question of the secretariat and the country's answer, to be read.
   *
   * @param by the name of who asked; {@code answeredBy} of who answered
   */
  record Asked(
      String question,
      String by,
      Instant at,
      @Nullable String language,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Nullable String answerLanguage) {}

  /** The fact that the country says is stated wrongly, and its right value. */
  record Claim(String fact, String value, @Nullable String custodian, String grounds) {}

  Optional<Statement> stated(InitiativeNumber number) {
    return statements.latest(number, Statements.DEMAND);
  }

  void state(InitiativeNumber number, Statement demand, Actor by) {
    statements.record(number, Statements.DEMAND, demand, by);
  }

  void endorse(InitiativeNumber number, Endorsement said, Actor by) {
    database
        .sql(
            """
            insert into demand_endorsement
              (number, version, endorsed, reason, reference, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            statements.version(number, Statements.DEMAND),
            said.endorsed(),
            said.reason(),
            said.reference(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  /** The authority's position on the present version of the demand; empty while there is none. */
  Optional<Endorsement> endorsement(InitiativeNumber number) {
    return database
        .sql(
            """
            select endorsed, reason, reference from demand_endorsement
            where number = ? and version = ?
            """)
        .params(number, statements.version(number, Statements.DEMAND))
        .query(Endorsement.class)
        .optional();
  }

  /** The authority's positions on all versions, the last one first. */
  List<Position> positions(InitiativeNumber number) {
    return database
        .sql(
            """
            select version, endorsed, reason, reference, coalesce(p.name, decided_by) as by,
              decided_at as at, e.language
            from demand_endorsement e left join person p on p.user_id = decided_by
            where number = ? order by version desc
            """)
        .param(number)
        .query(Position.class)
        .list();
  }

  /** What the secretariat asked, the last question first. */
  List<Asked> questions(InitiativeNumber number) {
    return database
        .sql(
            """
            select question, coalesce(a.name, asked_by) as by, asked_at as at, q.language, answer,
              coalesce(b.name, answered_by) as answered_by, answered_at, answer_language
            from demand_question q left join person a on a.user_id = asked_by
              left join person b on b.user_id = answered_by
            where number = ? order by id desc
            """)
        .param(number)
        .query(Asked.class)
        .list();
  }

  @Override
  public Stance stance(InitiativeNumber number) {
    return database
        .sql(
            """
            select endorsed, reference, decided_by as by, decided_at as at from demand_endorsement
            where number = ? and version = ?
            """)
        .params(number, statements.version(number, Statements.DEMAND))
        .query(Stance.class)
        .optional()
        .orElse(Stance.SILENT);
  }

  void ask(InitiativeNumber number, String question, Actor by) {
    database
        .sql(
            "insert into demand_question (number, question, asked_by, asked_at) values (?, ?, ?,"
                + " ?)")
        .params(number, question, by.userId(), SqlTime.now(clock))
        .update();
  }

  void answer(InitiativeNumber number, String answer, Actor by) {
    database
        .sql(
            """
            update demand_question set answer = ?, answered_by = ?, answered_at = ?
            where number = ? and answer is null
            """)
        .params(answer, by.userId(), SqlTime.now(clock), number)
        .update();
  }

  /** The last question, answered or not. */
  Optional<Question> lastQuestion(InitiativeNumber number) {
    return database
        .sql(
            """
            select question, answer, language, answer_language from demand_question
            where number = ? order by id desc limit 1
            """)
        .param(number)
        .query(Question.class)
        .optional();
  }

  /** Records the country's appeal; the database refuses a second one. */
  void appeal(InitiativeNumber number, Claim claim, Actor by) {
    database
        .sql(
            """
            insert into demand_appeal
              (number, answer, fact, value, custodian, grounds, decided_by, decided_at)
            values (?, 'appealed', ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            claim.fact(),
            claim.value(),
            claim.custodian(),
            claim.grounds(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  /**
   * Records that the decline stands: the country accepts it, or the time to appeal has passed. If
   * the gate declined again after an appeal, the appeal stays on record.
   *
   * @param by null when the time has passed
   */
  void recordDecline(InitiativeNumber number, String answer, @Nullable Actor by) {
    database
        .sql(
            """
            insert into demand_appeal (number, answer, decided_by, decided_at)
            values (?, ?, ?, ?) on conflict (number) do nothing
            """)
        .params(number, answer, by == null ? null : by.userId(), SqlTime.now(clock))
        .update();
  }

  void concludeAppeal(InitiativeNumber number, boolean upheld) {
    database
        .sql("update demand_appeal set upheld = ?, ruled_at = ? where number = ?")
        .params(upheld, SqlTime.now(clock), number)
        .update();
  }

  @Override
  public Optional<Appeal> appeal(InitiativeNumber number) {
    return database
        .sql(
            """
            select fact, value, custodian, grounds, decided_by as by, decided_at as at, upheld,
              ruled_at
            from demand_appeal where number = ? and answer = 'appealed'
            """)
        .param(number)
        .query(Appeal.class)
        .optional();
  }
}
