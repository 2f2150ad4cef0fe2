package org.capacitycompact.review;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was written in the reviews of an initiative, to be read. Reviewers answer independently:
 * nothing of a review is read before its reviewers have ended.
 */
@Component
class ReviewRecord {

  private final JdbcClient database;

  ReviewRecord(JdbcClient database) {
    this.database = database;
  }

  /**
   * A review that its reviewers have ended.
   *
   * @param outcome what the table said of the scores
   * @param response accept, partly or reject; null until the country has responded
   */
  record Ended(
      long id,
      int position,
      String kind,
      String outcome,
      @Nullable String response,
      @Nullable String responseText,
      @Nullable String conclusion) {}

  /**
   * What a reviewer scored in one dimension, and on what that rests; null where it does not apply.
   */
  record Scored(
      long review,
      String reviewer,
      String dimension,
      @Nullable Integer score,
      @Nullable String evidence,
      @Nullable String language) {}

  /** A recommendation, and what the country answered. */
  record Recommended(
      long review,
      String reviewer,
      String text,
      @Nullable String language,
      @Nullable String response,
      @Nullable String comment,
      @Nullable LocalDate due) {}

  /** A critical finding. */
  record Critical(long review, String reviewer, String text) {}

  /** The reviews, the newest first. */
  List<Ended> ended(InitiativeNumber number) {
    return database
        .sql(
"""
select id, position, kind, outcome, response, response_text, conclusion from peer_review
where number = ? and outcome is not null and outcome <> 'insufficient'
order by position desc
""")
        .param(number)
        .query(Ended.class)
        .list();
  }

  List<Scored> scores(InitiativeNumber number) {
    return database
        .sql(
            """
            select s.review, s.reviewer, s.dimension, s.score, s.evidence, s.language
            from review_score s join peer_review r on r.id = s.review
            where r.number = ? and r.outcome is not null order by s.reviewer
            """)
        .param(number)
        .query(Scored.class)
        .list();
  }

  List<Recommended> recommendations(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.review, c.reviewer, c.text, c.language, c.response, c.comment, c.due
            from review_recommendation c join peer_review r on r.id = c.review
            where r.number = ? and r.outcome is not null order by c.reviewer, c.slot
            """)
        .param(number)
        .query(Recommended.class)
        .list();
  }

  List<Critical> criticalFindings(InitiativeNumber number) {
    return database
        .sql(
            """
            select i.review, i.reviewer, i.critical_text as text
            from review_invitation i join peer_review r on r.id = i.review
            where r.number = ? and r.outcome is not null and i.critical order by i.reviewer
            """)
        .param(number)
        .query(Critical.class)
        .list();
  }
}
