package org.capacitycompact.review;

import java.util.List;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.policy.PolicyValues;
import org.capacitycompact.review.Reviews.Invitation;
import org.capacitycompact.review.Reviews.Review;
import org.springframework.stereotype.Component;

/** Gathers the facts of the peer-review-outcome decision. */
@Component
class ReviewFacts {

  private static final Records PEER_REVIEWS = Records.named("PEER_REVIEWS");

  private final Reviews reviews;
  private final PeerAnswers answers;
  private final Initiatives initiatives;
  private final PolicyValues policies;
  private final CountryDays days;

  ReviewFacts(
      Reviews reviews,
      PeerAnswers answers,
      Initiatives initiatives,
      PolicyValues policies,
      CountryDays days) {
    this.reviews = reviews;
    this.answers = answers;
    this.initiatives = initiatives;
    this.policies = policies;
    this.days = days;
  }

  Facts of(Review review) {
    List<Invitation> reviewed =
        reviews.invitations(review).stream().filter(Invitation::reviewed).toList();
    Scores scores = answers.scores(review);
    Origin peers = Origin.counted(PEER_REVIEWS);
    return new Facts()
        .put("meanScore", scores.mean().orElse(null), peers)
        .put("lowestDimension", scores.lowestDimension().orElse(null), peers)
        .put("reviewers", reviewed.size(), peers)
        .put(
            "requiredReviewers",
            required(review.number()),
            new Origin.Counted(Records.POLICY, policy(review.number())))
        .put(
            "criticalFindings",
            (int) reviewed.stream().filter(Invitation::critical).count(),
            peers);
  }

  /** How many reviews are needed; fewer on the light track (S89). */
  int required(InitiativeNumber number) {
    return policies.value(policy(number), days.todayOf(number)).intValue();
  }

  private String policy(InitiativeNumber number) {
    return light(number) ? "review.reviewersLight" : "review.reviewers";
  }

  boolean light(InitiativeNumber number) {
    return initiatives.get(number).track().equals("light");
  }
}
