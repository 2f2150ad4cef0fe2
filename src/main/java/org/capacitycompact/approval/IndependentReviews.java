package org.capacitycompact.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews that the group hears before it votes on much money or high risk (S28, S29). */
@Component
class IndependentReviews {

  private final JdbcClient database;
  private final People people;
  private final Plans plans;
  private final Clock clock;

  IndependentReviews(JdbcClient database, People people, Plans plans, Clock clock) {
    this.database = database;
    this.people = people;
    this.plans = plans;
    this.clock = clock;
  }

  /** What a reviewer advised. */
  record Review(String advice, String findings, @Nullable String conditions) {}

  /** Peer reviewers who belong neither to the country nor to a provider of the initiative. */
  List<Actor> candidates(String number, String country) {
    Set<String> partners =
        plans.partners(number).stream().map(Partner::organisation).collect(Collectors.toSet());
    return people.holding(Role.PEER_REVIEWER).stream()
        .filter(actor -> !actor.isTiedTo(country) && !actor.isTiedTo(partners))
        .toList();
  }

  void appoint(
      String number, String reviewer, String by, @Nullable String reason, @Nullable LocalDate due) {
    database
        .sql(
            """
            insert into independent_review (number, reviewer, appointed_by, appointed_at, reason, due)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, reviewer, by, now(), reason, due)
        .update();
  }

  /**
   * Records what the appointed reviewer found.
   *
   * @throws IllegalStateException when this person was not asked
   */
  void record(String number, String reviewer, Review review) {
    int recorded =
        database
            .sql(
                """
                update independent_review
                set advice = ?, findings = ?, conditions = ?, reviewed_at = ?
                where number = ? and reviewer = ? and reviewed_at is null
                """)
            .params(
                review.advice(), review.findings(), review.conditions(), now(), number, reviewer)
            .update();
    if (recorded != 1) {
      throw new IllegalStateException(reviewer + " was not asked to review " + number);
    }
  }

  Optional<Review> latest(String number) {
    return database
        .sql(
            """
            select advice, findings, conditions from independent_review
            where number = ? and reviewed_at is not null order by id desc limit 1
            """)
        .param(number)
        .query(Review.class)
        .optional();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
