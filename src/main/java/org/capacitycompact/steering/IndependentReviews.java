package org.capacitycompact.steering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviews that the group gets before it votes on much money or high risk (S28, S29). */
@Component
class IndependentReviews {

  private final JdbcClient database;
  private final People people;
  private final Plans plans;
  private final Initiatives initiatives;
  private final Clock clock;

  IndependentReviews(
      JdbcClient database, People people, Plans plans, Initiatives initiatives, Clock clock) {
    this.database = database;
    this.people = people;
    this.plans = plans;
    this.initiatives = initiatives;
    this.clock = clock;
  }

  /** A reviewer's advice. */
  record Review(
      String advice, String findings, @Nullable String conditions, @Nullable String language) {

    /** A new review, in the language of the person who writes it. */
    Review(String advice, String findings, @Nullable String conditions) {
      this(advice, findings, conditions, null);
    }
  }

  /** Why a reviewer was released. */
  enum Release {
    CONFLICT,
    CANNOT,
    OVERDUE,
    REPLACED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The reviewer who has been asked, the day by which the secretariat wants the review and why it
   * chose this person, if stated.
   */
  record Asked(
      String reviewer,
      @Nullable LocalDate due,
      @Nullable String reason,
      @Nullable String language) {}

  /** Somebody who was asked and did not review. */
  record Released(
      String reviewer, String release, @Nullable String reason, @Nullable String language) {}

  /**
   * Peer reviewers who belong neither to the country nor to a provider of the initiative, and were
   * not released from this review before.
   */
  List<Actor> candidates(InitiativeNumber number, String country) {
    Set<String> partners =
        plans.partners(number).stream().map(Partner::organisation).collect(Collectors.toSet());
    Set<String> released = released(number);
    return people.withRole(Role.PEER_REVIEWER).stream()
        .filter(actor -> !actor.isTiedTo(country) && !actor.isTiedTo(partners))
        .filter(actor -> !released.contains(actor.userId()))
        .toList();
  }

  void appoint(
      InitiativeNumber number,
      String reviewer,
      String by,
      @Nullable String reason,
      @Nullable LocalDate due) {
    database
        .sql(
            """
            insert into independent_review (number, reviewer, appointed_by, appointed_at, reason, due)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, reviewer, by, SqlTime.now(clock), reason, due)
        .update();
  }

  /**
   * Records the appointed reviewer's findings.
   *
   * @throws IllegalStateException when this person was not asked
   */
  void record(InitiativeNumber number, String reviewer, Review review) {
    int recorded =
        database
            .sql(
                """
                update independent_review
                set advice = ?, findings = ?, conditions = ?, reviewed_at = ?
                where number = ? and reviewer = ? and reviewed_at is null and released_at is null
                """)
            .params(
                review.advice(),
                review.findings(),
                review.conditions(),
                SqlTime.now(clock),
                number,
                reviewer)
            .update();
    if (recorded != 1) {
      throw new IllegalStateException(reviewer + " was not asked to review " + number);
    }
  }

  /**
   * Releases the reviewer who has been asked; that they were asked stays on record. What was open
   * to them only as the reviewer is closed again.
   *
   * @param by null when the time ran out
   * @return who was released; empty when nobody was asked
   */
  Optional<String> release(
      InitiativeNumber number, Release release, @Nullable String by, @Nullable String reason) {
    Optional<String> released =
        database
            .sql(
                """
                update independent_review
                set released_at = ?, release = ?, released_by = ?, release_reason = ?
                where number = ? and reviewed_at is null and released_at is null
                returning reviewer
                """)
            .params(SqlTime.now(clock), release.word(), by, reason, number)
            .query(String.class)
            .optional();
    released.ifPresent(
        reviewer ->
            initiatives.closeTo(number, "user:" + reviewer, ApprovalProcess.REVIEW_INDEPENDENTLY));
    return released;
  }

  /** The reviewer who has been asked. */
  Optional<Asked> asked(InitiativeNumber number) {
    return database
        .sql(
            """
            select reviewer, due, reason, reason_language as language from independent_review
            where number = ? and reviewed_at is null and released_at is null
            """)
        .param(number)
        .query(Asked.class)
        .optional();
  }

  /** Those who were asked and did not review, in the order in which they were asked. */
  List<Released> releasedFrom(InitiativeNumber number) {
    return database
        .sql(
            """
            select reviewer, release, release_reason as reason, release_language as language
            from independent_review where number = ? and released_at is not null order by id
            """)
        .param(number)
        .query(Released.class)
        .list();
  }

  private Set<String> released(InitiativeNumber number) {
    return releasedFrom(number).stream().map(Released::reviewer).collect(Collectors.toSet());
  }

  Optional<Review> latest(InitiativeNumber number) {
    return database
        .sql(
            """
            select advice, findings, conditions, findings_language as language from independent_review
            where number = ? and reviewed_at is not null order by id desc limit 1
            """)
        .param(number)
        .query(Review.class)
        .optional();
  }
}
