package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of a design, and the replies to each. */
@Component
class Designs {

  private final Statements statements;
  private final JdbcClient database;
  private final Clock clock;

  Designs(Statements statements, JdbcClient database, Clock clock) {
    this.statements = statements;
    this.database = database;
    this.clock = clock;
  }

  /** The lead provider's reply to a version. */
  record Reply(boolean agreed, @Nullable String changes, @Nullable String commitment) {}

  /** A comment of the country's society on a version. */
  record Comment(boolean tookPart, @Nullable String support, @Nullable String comment) {}

  /**
   * What a member of society says about its own part in the design.
   *
   * @param inWords whether it also wrote what it thinks of the design
   */
  record TakingPart(boolean tookPart, boolean inWords, String by, Instant at) {}

  Optional<Statement> stated(InitiativeNumber number) {
    return statements.latest(number, Statements.DESIGN);
  }

  /** The demand, from which the design starts. */
  Statement demand(InitiativeNumber number) {
    return statements.latest(number, Statements.DEMAND).orElse(Statement.unsaid(Statements.DEMAND));
  }

  void state(InitiativeNumber number, Statement design, Actor by) {
    statements.record(number, Statements.DESIGN, design, by);
  }

  void reply(InitiativeNumber number, Reply reply, Actor by) {
    database
        .sql(
            """
            insert into design_reply
              (number, version, agreed, changes, commitment, replied_by, replied_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            version(number),
            reply.agreed(),
            reply.changes(),
            reply.commitment(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  /** The reply to the present version; empty when the provider did not reply. */
  Optional<Reply> reply(InitiativeNumber number) {
    return database
        .sql(
            """
            select agreed, changes, commitment from design_reply where number = :number
              and version = (select max(version) from statement
                where number = :number and form = :form)
            """)
        .param("number", number)
        .param("form", Statements.DESIGN)
        .query(Reply.class)
        .optional();
  }

  /** Records the country's decision after the provider did not reply to the present version. */
  void recordNoReply(InitiativeNumber number, boolean goOn, @Nullable String reason, Actor by) {
    database
        .sql(
            """
            insert into design_unanswered (number, version, go_on, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, version(number), goOn, reason, by.userId(), SqlTime.now(clock))
        .update();
  }

  void comment(InitiativeNumber number, Comment comment, Actor by) {
    database
        .sql(
            """
            insert into design_comment
              (number, version, took_part, support, comment, commented_by, commented_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            version(number),
            comment.tookPart(),
            comment.support(),
            comment.comment(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  /** The last statement, on whichever version: once somebody took part, it stays so. */
  Optional<TakingPart> takingPart(InitiativeNumber number) {
    return database
        .sql(
            """
            select took_part, coalesce(comment ~ '\\S', false) as in_words,
              commented_by as by, commented_at as at
            from design_comment where number = ? order by version desc limit 1
            """)
        .param(number)
        .query(TakingPart.class)
        .optional();
  }

  void choose(InitiativeNumber number, boolean proceed, @Nullable String reason, Actor by) {
    database
        .sql(
            """
            insert into proceed_choice (number, version, proceed, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, version(number), proceed, reason, by.userId(), SqlTime.now(clock))
        .update();
  }

  int version(InitiativeNumber number) {
    return statements.version(number, Statements.DESIGN);
  }
}
