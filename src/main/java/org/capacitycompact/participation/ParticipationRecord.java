package org.capacitycompact.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to take part and how it stands, as far as a reader's rows show it. */
@Component
public class ParticipationRecord {

  private static final String SELECT =
      """
      select p.id, p.number, p.country, p.title, p.title_language, p.asked, p.language, p.invited_at,
        w.name as invited_by, p.answer_by, p.state, p.recommended_by, p.recommended_at, p.answered_at, p.left_at
      from participation p join person w on w.user_id = p.invited_by
      """;

  private final JdbcClient database;

  ParticipationRecord(JdbcClient database) {
    this.database = database;
  }

  /**
   * That a country was asked.
   *
   * @param title of the initiative when it was asked
   * @param asked what is asked of it, in {@code language}
   * @param invitedBy by name
   * @param answerBy the last day on which it answers, its own
   * @param recommendedBy who of its focal points recommended it, by sign-in name
   */
  public record Asked(
      long id,
      InitiativeNumber number,
      String country,
      String title,
      String titleLanguage,
      String asked,
      @Nullable String language,
      Instant invitedAt,
      String invitedBy,
      LocalDate answerBy,
      ParticipationState state,
      @Nullable String recommendedBy,
      @Nullable Instant recommendedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant leftAt) {

    /** When it became what it is. */
    public Instant since() {
      return leftAt != null ? leftAt : answeredAt != null ? answeredAt : invitedAt;
    }
  }

  /**
   * What was said with a step.
   *
   * @param step {@code RECOMMENDED}, {@code ACCEPTED}, {@code DECLINED}, {@code WITHDRAWN}, {@code
   *     LEFT}
   * @param by by name
   */
  public record Said(
      long participation,
      String step,
      String words,
      @Nullable String language,
      String by,
      Instant at) {}

  public Optional<Asked> find(long id) {
    return database.sql(SELECT + " where p.id = ?").param(id).query(Asked.class).optional();
  }

  /** All who were asked, the first one first. */
  public List<Asked> of(InitiativeNumber number) {
    return database
        .sql(SELECT + " where p.number = ? order by p.id")
        .param(number)
        .query(Asked.class)
        .list();
  }

  /** What a country was asked, the newest first. */
  public List<Asked> askedOf(String country, int offset, int limit) {
    return database
        .sql(SELECT + " where p.country = ? order by p.id desc offset ? limit ?")
        .params(country, offset, limit)
        .query(Asked.class)
        .list();
  }

  public int countOf(String country) {
    return database
        .sql("select count(*) from participation where country = ?")
        .param(country)
        .query(Integer.class)
        .single();
  }

  /** What waits for the answer of a country, the most urgent first. */
  List<Asked> waitingFor(String country, int limit) {
    return database
        .sql(
            SELECT
                + " where p.country = ? and p.state = 'INVITED' order by p.answer_by, p.id limit ?")
        .params(country, limit)
        .query(Asked.class)
        .list();
  }

  /** What was said about taking part in an initiative, in order. */
  public List<Said> said(InitiativeNumber number) {
    return database
        .sql(
            """
            select s.participation, s.step, s.words, s.language, w.name as by, s.said_at as at
            from participation_said s join person w on w.user_id = s.said_by
            where s.number = ? order by s.said_at, s.participation
            """)
        .param(number)
        .query(Said.class)
        .list();
  }
}
