package org.capacitycompact.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.review.Scores.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The peers' answers in a review: scores, findings and recommendations. */
@Component
class PeerAnswers {

  private final JdbcClient database;
  private final Clock clock;

  PeerAnswers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A recommendation with the country's response, once there is one.
   *
   * @param slot number among the reviewer's recommendations, from 1
   */
  record Recommendation(
      String reviewer,
      int slot,
      String text,
      @Nullable String language,
      @Nullable String response,
      @Nullable String comment,
      @Nullable LocalDate due) {}

  void recordDecline(Review review, String reviewer, @Nullable String reason) {
    answered(review, reviewer, "declined", reason, null, null);
  }

  void recordReview(Review review, String reviewer, @Nullable String criticalFinding) {
    answered(review, reviewer, "reviewed", null, criticalFinding != null, criticalFinding);
  }

  private void answered(
      Review review,
      String reviewer,
      String state,
      @Nullable String declineReason,
      @Nullable Boolean critical,
      @Nullable String criticalText) {
    int changed =
        database
            .sql(
                """
                update review_invitation set state = ?, answered_at = ?, decline_reason = ?,
                  critical = ?, critical_text = ?
                where review = ? and reviewer = ? and state = 'invited'
                """)
            .params(
                Arrays.asList(
                    state,
                    SqlTime.now(clock),
                    declineReason,
                    critical,
                    criticalText,
                    review.id(),
                    reviewer))
            .update();
    if (changed != 1) {
      throw new IllegalStateException(reviewer + " is not invited to review " + review.number());
    }
  }

  /** A score with its evidence; the score is null when the dimension does not apply. */
  void score(
      Review review,
      String reviewer,
      Dimension dimension,
      @Nullable Integer score,
      @Nullable String evidence) {
    database
        .sql(
            """
            insert into review_score (review, reviewer, dimension, score, evidence)
            values (?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(review.id(), reviewer, dimension.word(), score, evidence))
        .update();
  }

  void recommend(Review review, String reviewer, int slot, String text) {
    database
        .sql("insert into review_recommendation (review, reviewer, slot, text) values (?, ?, ?, ?)")
        .params(review.id(), reviewer, slot, text)
        .update();
  }

  Scores scores(Review review) {
    return new Scores(
        database
            .sql(
                """
                select dimension, score as value from review_score
                where review = ? and score is not null
                """)
            .param(review.id())
            .query(Score.class)
            .list());
  }

  List<String> criticalFindings(Review review) {
    return database
        .sql(
            """
            select critical_text from review_invitation
            where review = ? and critical order by reviewer
            """)
        .param(review.id())
        .query(String.class)
        .list();
  }

  /** Why somebody declined, and in which language they wrote it; null when unknown. */
  record Declined(String reason, @Nullable String language) {}

  /** Why peers declined, without names. */
  List<Declined> declineReasons(Review review) {
    return database
        .sql(
            """
            select decline_reason as reason, decline_language as language from review_invitation
            where review = ? and state = 'declined' and decline_reason is not null
            order by decline_reason
            """)
        .param(review.id())
        .query(Declined.class)
        .list();
  }

  /** All recommendations, grouped by peer. */
  List<Recommendation> recommendations(Review review) {
    return database
        .sql(
            """
            select reviewer, slot, text, language, response, comment, due
            from review_recommendation
            where review = ? order by reviewer, slot
            """)
        .param(review.id())
        .query(Recommendation.class)
        .list();
  }

  /** The country's response to one recommendation. */
  void respond(
      Review review,
      Recommendation to,
      String response,
      @Nullable String comment,
      @Nullable LocalDate due) {
    database
        .sql(
            """
            update review_recommendation set response = ?, comment = ?, due = ?
            where review = ? and reviewer = ? and slot = ?
            """)
        .params(Arrays.asList(response, comment, due, review.id(), to.reviewer(), to.slot()))
        .update();
  }
}
