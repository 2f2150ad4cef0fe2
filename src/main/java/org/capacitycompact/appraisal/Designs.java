package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

  /** The reply of a further partner to the present version. */
  void partnerReply(InitiativeNumber number, String partner, Reply reply, Actor by) {
    database
        .sql(
            """
            insert into design_partner_reply
              (number, version, organisation, agreed, changes, commitment, replied_by, replied_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            version(number),
            partner,
            reply.agreed(),
            reply.changes(),
            reply.commitment(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  /**
   * Where a partner stands on the present version.
   *
   * @param partner its code
   * @param agreed null while it has not replied
   */
  record Stance(String partner, String name, boolean lead, @Nullable Boolean agreed) {}

  /** Of all partners, the lead first. */
  List<Stance> stances(InitiativeNumber number) {
    return database
        .sql(
            """
            select p.organisation as partner, o.name, p.lead, case when p.lead
              then (select r.agreed from design_reply r
                where r.number = p.number and r.version = present.version)
              else (select r.agreed from design_partner_reply r where r.number = p.number
                and r.version = present.version and r.organisation = p.organisation)
              end as agreed
            from plan_partner p join organisation o on o.code = p.organisation
              cross join (select max(version) as version from statement
                where number = :number and form = :form) present
            where p.number = :number order by p.lead desc, p.organisation
            """)
        .param("number", number)
        .param("form", Statements.DESIGN)
        .query(Stance.class)
        .list();
  }

  /** The last version before the present one that this partner replied to; empty for none. */
  Optional<Integer> repliedBefore(InitiativeNumber number, String partner) {
    return database
        .sql(
            """
            select max(said.version) from (
              select r.version from design_reply r join plan_partner p on p.number = r.number
                and p.lead and p.organisation = :partner where r.number = :number
              union all
              select version from design_partner_reply
                where number = :number and organisation = :partner) said
            where said.version < (select max(version) from statement
              where number = :number and form = :form)
            """)
        .param("number", number)
        .param("partner", partner)
        .param("form", Statements.DESIGN)
        .query(Integer.class)
        .optional();
  }

  /** What a registered non-state actor contributes to the present version. */
  void contribute(InitiativeNumber number, String words, Actor by) {
    database
        .sql(
            """
            insert into design_contribution (number, version, said_by, words, said_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(number, version(number), by.userId(), words, SqlTime.now(clock))
        .update();
  }

  /** Records the country's decision after a partner did not reply to the present version. */
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
