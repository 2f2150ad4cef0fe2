package org.capacitycompact.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recorded peer reviews: who was invited, and what was concluded. */
@Component("peerReviews")
class Reviews {

  private final JdbcClient database;
  private final Clock clock;

  Reviews(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A review.
   *
   * @param kind midTerm or final
   * @param due the day by which the reviews are wanted, if one was named
   * @param outcome the result of the decision, once there were enough reviews
   * @param response the country's response to it: accept, partly or reject
   */
  record Review(
      long id,
      InitiativeNumber number,
      int position,
      String kind,
      @Nullable LocalDate due,
      @Nullable String questions,
      @Nullable String outcome,
      @Nullable String response,
      @Nullable String conclusion,
      @Nullable String language) {

    boolean last() {
      return kind.equals("final");
    }
  }

  /** An invited peer's state. */
  record Invitation(String reviewer, boolean practitioner, String state, boolean critical) {

    boolean reviewed() {
      return state.equals("reviewed");
    }
  }

  /** The running review. */
  Optional<Review> open(InitiativeNumber number) {
    return find(number, "and concluded_at is null");
  }

  /** The newest review, concluded or not. */
  Optional<Review> latest(InitiativeNumber number) {
    return find(number, "");
  }

  /** The running review, which must exist. */
  Review current(InitiativeNumber number) {
    return open(number)
        .orElseThrow(() -> new IllegalStateException("no review of " + number + " goes on"));
  }

  private Optional<Review> find(InitiativeNumber number, String which) {
    return database
        .sql(
            "select id, number, position, kind, due, questions, outcome, response, conclusion,"
                + " language"
                + " from peer_review where number = ? "
                + which
                + " order by position desc limit 1")
        .param(number)
        .query(Review.class)
        .optional();
  }

  /** Opens a review, or continues one that had too few reviewers. */
  Review invite(
      InitiativeNumber number,
      String kind,
      @Nullable LocalDate due,
      @Nullable String questions,
      String by) {
    if (open(number).isEmpty()) {
      database
          .sql(
              """
              insert into peer_review (number, position, kind, due, questions, opened_by, opened_at)
              select :number, coalesce(max(position), 0) + 1, :kind, cast(:due as date), :questions, :by, :now
              from peer_review where number = :number
              """)
          .param("number", number)
          .param("kind", kind)
          .param("due", due)
          .param("questions", questions)
          .param("by", by)
          .param("now", SqlTime.now(clock))
          .update();
    } else {
      database
          .sql(
              """
              update peer_review set kind = ?, due = ?, questions = ?
              where number = ? and concluded_at is null
              """)
          .params(java.util.Arrays.asList(kind, due, questions, number))
          .update();
    }
    return current(number);
  }

  void invite(Review review, Collection<Roster.Peer> peers) {
    for (Roster.Peer peer : peers) {
      database
          .sql(
              """
              insert into review_invitation (review, reviewer, practitioner, state, invited_at)
              values (?, ?, ?, 'invited', ?)
              on conflict (review, reviewer) do update set state = 'invited'
              where review_invitation.state = 'lapsed'
              """)
          .params(review.id(), peer.userId(), peer.practitioner(), SqlTime.now(clock))
          .update();
    }
  }

  List<Invitation> invitations(Review review) {
    return database
        .sql(
            """
            select reviewer, practitioner, state, coalesce(critical, false) as critical
            from review_invitation where review = ? order by reviewer
            """)
        .param(review.id())
        .query(Invitation.class)
        .list();
  }

  /** The invited peers of the running review who have not answered, in a stable order. */
  List<String> awaited(InitiativeNumber number) {
    return database
        .sql(
            """
            select i.reviewer from review_invitation i join peer_review r on r.id = i.review
            where r.number = ? and r.concluded_at is null and i.state = 'invited'
            order by i.reviewer
            """)
        .param(number)
        .query(String.class)
        .list();
  }

  /** The end, in the country's time, of the day by which reviews are wanted, if one was named. */
  Optional<Instant> wantedBy(InitiativeNumber number) {
    return database
        .sql(
            """
            select max(country_day_ends(i.country, r.due))
            from peer_review r join initiative i using (number)
            where number = ? and r.concluded_at is null
            """)
        .param(number)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  /** Marks unanswered invitations as lapsed, so that these peers can be invited again. */
  void lapse(Review review) {
    database
        .sql("update review_invitation set state = 'lapsed' where review = ? and state = 'invited'")
        .param(review.id())
        .update();
  }

  void recordOutcome(Review review, String outcome) {
    database
        .sql("update peer_review set outcome = ? where id = ?")
        .params(outcome, review.id())
        .update();
  }

  void respond(Review review, String response, String text, String by) {
    database
        .sql(
            """
            update peer_review set response = ?, response_text = ?, responded_by = ?, responded_at = ?
            where id = ?
            """)
        .params(response, text, by, SqlTime.now(clock), review.id())
        .update();
  }

  void conclude(Review review, @Nullable String ballot, String conclusion) {
    database
        .sql(
            """
            update peer_review set ballot = ?, conclusion = ?, concluded_at = ?
            where id = ? and concluded_at is null
            """)
        .params(java.util.Arrays.asList(ballot, conclusion, SqlTime.now(clock), review.id()))
        .update();
  }

  /** Whether a final review has sent the work back before. */
  boolean sentBackBefore(InitiativeNumber number) {
    return database
        .sql(
            """
            select exists (select 1 from peer_review
              where number = ? and kind = 'final' and conclusion = 'continue')
            """)
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /** The states in which a peer is not invited to the same review again. */
  static final Set<String> ANSWERED = Set.of("reviewed", "declined");
}
