package org.capacitycompact.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Parties;
import org.capacitycompact.review.Reviews.Invitation;
import org.capacitycompact.review.Reviews.Review;
import org.springframework.stereotype.Component;

/** Gathers the facts of the peer-review-outcome decision. */
@Component
class ReviewFacts {

  private final Reviews reviews;
  private final PeerAnswers answers;
  private final Initiatives initiatives;
  private final Parties parties;
  private final Clock clock;

  ReviewFacts(
      Reviews reviews, PeerAnswers answers, Initiatives initiatives, Parties parties, Clock clock) {
    this.reviews = reviews;
    this.answers = answers;
    this.initiatives = initiatives;
    this.parties = parties;
    this.clock = clock;
  }

  Map<String, Object> of(Review review) {
    List<Invitation> reviewed =
        reviews.invitations(review).stream().filter(Invitation::reviewed).toList();
    Scores scores = answers.scores(review);
    Map<String, Object> facts = new LinkedHashMap<>();
    scores.mean().ifPresent(mean -> facts.put("meanScore", mean));
    scores.lowestDimension().ifPresent(lowest -> facts.put("lowestDimension", lowest));
    facts.put("reviewers", reviewed.size());
    facts.put("requiredReviewers", required(review.number()));
    facts.put("criticalFindings", (int) reviewed.stream().filter(Invitation::critical).count());
    return facts;
  }

  /** How many reviews are needed: fewer on the light track (S89). */
  int required(String number) {
    return parties
        .policy(light(number) ? "review.reviewersLight" : "review.reviewers", LocalDate.now(clock))
        .intValue();
  }

  boolean light(String number) {
    return initiatives.get(number).track().equals("light");
  }
}
