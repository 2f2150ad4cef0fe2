package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.party.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of a design, and what was said of each. */
@Component
class Designs {

  private static final String FORM = "complete-design";

  private final Statements statements;
  private final JdbcClient database;
  private final Clock clock;

  Designs(Statements statements, JdbcClient database, Clock clock) {
    this.statements = statements;
    this.database = database;
    this.clock = clock;
  }

  /** What the lead provider said of a version. */
  record Reply(boolean agreed, @Nullable String changes, @Nullable String commitment) {}

  /** What society in the country said of a version. */
  record Comment(boolean tookPart, @Nullable String support, @Nullable String comment) {}

  Optional<Statement> stated(String number) {
    return statements.latest(number, FORM);
  }

  /** What the demand said, which the design starts from. */
  Statement demand(String number) {
    return statements.latest(number, "articulate-demand").orElse(Statement.EMPTY);
  }

  void state(String number, Statement design, Actor by) {
    statements.record(number, FORM, design, by);
  }

  void reply(String number, Reply reply, Actor by) {
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
            now())
        .update();
  }

  /** The reply to the design as it now stands; none when the provider kept silent. */
  Optional<Reply> reply(String number) {
    return database
        .sql(
            "select agreed, changes, commitment from design_reply where number = ? and version = ?")
        .params(number, version(number))
        .query(Reply.class)
        .optional();
  }

  void comment(String number, Comment comment, Actor by) {
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
            now())
        .update();
  }

  /** The last comment, on whichever version it was made: who took part once has taken part. */
  Optional<Comment> lastComment(String number) {
    return database
        .sql(
            """
            select took_part, support, comment from design_comment
            where number = ? order by version desc limit 1
            """)
        .param(number)
        .query(Comment.class)
        .optional();
  }

  void choose(String number, boolean proceed, @Nullable String reason, Actor by) {
    database
        .sql(
            """
            insert into proceed_choice (number, version, proceed, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, version(number), proceed, reason, by.userId(), now())
        .update();
  }

  int version(String number) {
    return statements.version(number, FORM);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
