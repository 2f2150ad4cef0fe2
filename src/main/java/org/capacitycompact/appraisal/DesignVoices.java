package org.capacitycompact.appraisal;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everybody said of each version of a design, to be read; the last version first. */
@Component
class DesignVoices {

  private final JdbcClient database;

  DesignVoices(JdbcClient database) {
    this.database = database;
  }

  /**
   * A partner's reply.
   *
   * @param partner its name; null where the lead is not known any more
   * @param changes asked for; null when it agreed
   * @param commitment what it commits itself to, in its own words
   */
  record Reply(
      int version,
      @Nullable String partner,
      boolean agreed,
      @Nullable String changes,
      @Nullable String commitment,
      String by,
      Instant at,
      @Nullable String language) {}

  List<Reply> replies(InitiativeNumber number) {
    return database
        .sql(
            """
            select r.version, o.name as partner, r.agreed, r.changes, r.commitment,
              coalesce(p.name, r.replied_by) as by, r.replied_at as at, r.language
            from (
              select version, (select organisation from plan_partner
                  where number = :number and lead) as organisation, agreed, changes, commitment,
                replied_by, replied_at, language from design_reply where number = :number
              union all
              select version, organisation, agreed, changes, commitment, replied_by, replied_at,
                language from design_partner_reply where number = :number) r
              left join person p on p.user_id = r.replied_by
              left join organisation o on o.code = r.organisation
            order by r.version desc, r.replied_at desc
            """)
        .param("number", number)
        .query(Reply.class)
        .list();
  }

  /**
   * A comment of the country's society, or what one of it contributed.
   *
   * @param tookPart null in a contribution
   * @param support {@code supports}, {@code withChanges} or {@code doesNotSupport}
   */
  record Comment(
      int version,
      @Nullable Boolean tookPart,
      @Nullable String support,
      @Nullable String comment,
      String by,
      Instant at,
      @Nullable String language) {}

  List<Comment> comments(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.version, c.took_part, c.support, c.comment,
              coalesce(p.name, c.commented_by) as by, c.commented_at as at, c.language
            from (
              select version, took_part, support, comment, commented_by, commented_at, language
              from design_comment where number = :number
              union all
              select version, null, null, words, said_by, said_at, language
              from design_contribution where number = :number) c
              left join person p on p.user_id = c.commented_by
            order by c.version desc, c.commented_at desc
            """)
        .param("number", number)
        .query(Comment.class)
        .list();
  }

  /**
   * What the country decided on a version that could be improved, or that nobody replied to.
   *
   * @param decision {@code proceed} or {@code revise}; {@code goOn} or {@code sendAgain}
   */
  record Choice(
      int version,
      String decision,
      @Nullable String reason,
      String by,
      Instant at,
      @Nullable String language) {}

  List<Choice> choices(InitiativeNumber number) {
    return database
        .sql(
            """
            select d.version, d.decision, d.reason, coalesce(p.name, d.decided_by) as by,
              d.decided_at as at, d.language
            from (
              select version, case when proceed then 'proceed' else 'revise' end as decision, reason,
                decided_by, decided_at, language from proceed_choice where number = :number
              union all
              select version, case when go_on then 'goOn' else 'sendAgain' end, reason, decided_by,
                decided_at, language from design_unanswered where number = :number) d
              left join person p on p.user_id = d.decided_by
            order by d.decided_at desc
            """)
        .param("number", number)
        .query(Choice.class)
        .list();
  }
}
