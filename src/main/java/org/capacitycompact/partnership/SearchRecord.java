package org.capacitycompact.partnership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What is on record of a search for partners. The rows' guard shows a provider only what is its
 * own, and what its country shows to all.
 */
@Service
public class SearchRecord {

  private static final String QUESTION =
      """
      select q.id, q.organisation, q.question, q.language, coalesce(a.name, q.asked_by) as asker,
        q.asked_at, q.answer, q.answer_language, coalesce(b.name, q.answered_by) as answerer,
        q.answered_at
      from provider_question q left join person a on a.user_id = q.asked_by
        left join person b on b.user_id = q.answered_by
      """;

  private final JdbcClient database;

  SearchRecord(JdbcClient database) {
    this.database = database;
  }

  /**
   * A provider that is considered, or refused.
   *
   * @param origin of {@link Candidate.Origin}, or {@code REFUSED}
   * @param offer title of the published offer on which that rests; null where on none
   */
  public record Brought(
      String organisation,
      String origin,
      @Nullable String words,
      @Nullable String language,
      String by,
      Instant at,
      @Nullable String offer) {}

  /** Who is considered or refused now, in the order in which that came. */
  public List<Brought> brought(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.organisation, c.origin, c.words, c.language,
              coalesce(p.name, c.brought_by) as by, c.brought_at as at, o.title as offer
            from provider_candidate c left join person p on p.user_id = c.brought_by
              left join offer o on o.id = c.offer
            where c.number = :number and c.ended_at is null
            union all
            select r.organisation, 'REFUSED', r.words, r.language,
              coalesce(p.name, r.refused_by), r.refused_at, null
            from provider_refusal r left join person p on p.user_id = r.refused_by
            where r.number = :number and r.ended_at is null
            order by at
            """)
        .param("number", number)
        .query(Brought.class)
        .list();
  }

  /**
   * A question of the country to one provider.
   *
   * @param asker name of who asked
   * @param answer null until it is answered
   */
  public record Question(
      long id,
      String organisation,
      String question,
      @Nullable String language,
      String asker,
      Instant askedAt,
      @Nullable String answer,
      @Nullable String answerLanguage,
      @Nullable String answerer,
      @Nullable Instant answeredAt) {}

  /** All questions, the newest first. */
  public List<Question> questions(InitiativeNumber number) {
    return database
        .sql(QUESTION + " where q.number = ? order by q.id desc")
        .param(number)
        .query(Question.class)
        .list();
  }

  /** What one provider was asked, the newest first. */
  public List<Question> questions(InitiativeNumber number, String organisation) {
    return database
        .sql(QUESTION + " where q.number = ? and q.organisation = ? order by q.id desc")
        .params(number, organisation)
        .query(Question.class)
        .list();
  }

  /** Words of the country that hold until it takes them back. */
  public record Said(@Nullable String words, @Nullable String language, String by, Instant at) {}

  /** The mandate of the secretariat to invite, if the country has given one. */
  public Optional<Said> mandate(InitiativeNumber number) {
    return database
        .sql(
            """
            select m.words, m.language, coalesce(p.name, m.given_by) as by, m.given_at as at
            from invitation_mandate m left join person p on p.user_id = m.given_by
            where m.number = ? and m.ended_at is null
            """)
        .param(number)
        .query(Said.class)
        .optional();
  }

  /** How the invitation of one provider stands: see {@link AskedProviders.Asked#state}. */
  public Optional<String> invitation(InitiativeNumber number, String organisation) {
    return database
        .sql(
            """
            select case when i.open then 'invited' when i.closed is not null then lower(i.closed)
              when exists (select from provider_answer a where a.number = i.number
                and a.organisation = i.organisation) then 'answered' else 'silent' end
            from provider_invitation i where i.number = ? and i.organisation = ?
            """)
        .params(number, organisation)
        .query(String.class)
        .optional();
  }
}
