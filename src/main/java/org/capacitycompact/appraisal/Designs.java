package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of a design, and what was said of each. */
@Component
class Designs {

  static final String FORM = "complete-design";
  private static final String DEMAND = "articulate-demand";

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

  /** Why it goes on without a reply, and in which language; null where nobody knows. */
  record Unanswered(String reason, @Nullable String language) {}

  /** What society in the country said of a version. */
  record Comment(boolean tookPart, @Nullable String support, @Nullable String comment) {}

  /** That somebody of society took part in the design, or did not, as they said themselves. */
  record TakingPart(boolean tookPart, String by, Instant at) {}

  Optional<Statement> stated(String number) {
    return statements.latest(number, FORM);
  }

  /** What the demand said, which the design starts from. */
  Statement demand(String number) {
    return statements.latest(number, DEMAND).orElse(Statement.unsaid(DEMAND));
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
            """
            select agreed, changes, commitment from design_reply where number = :number
              and version = (select max(version) from statement
                where number = :number and form = :form)
            """)
        .param("number", number)
        .param("form", FORM)
        .query(Reply.class)
        .optional();
  }

  /** What the country decided when the provider kept silent about the design as it now stands. */
  void unanswered(String number, boolean goOn, @Nullable String reason, Actor by) {
    database
        .sql(
            """
            insert into design_unanswered (number, version, go_on, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, version(number), goOn, reason, by.userId(), now())
        .update();
  }

  /** Why the country goes on without the provider's word; nothing where it has it. */
  Optional<Unanswered> goesOnWithoutReply(String number) {
    return database
        .sql(
            """
            select reason, language from design_unanswered
            where number = ? and version = ? and go_on
            """)
        .params(number, version(number))
        .query(Unanswered.class)
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

  /** The last word on it, on whichever version it was said: who took part once has taken part. */
  Optional<TakingPart> takingPart(String number) {
    return database
        .sql(
            """
            select took_part, commented_by as by, commented_at as at from design_comment
            where number = ? order by version desc limit 1
            """)
        .param(number)
        .query(TakingPart.class)
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
