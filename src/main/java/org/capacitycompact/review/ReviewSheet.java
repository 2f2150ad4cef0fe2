package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.review.Reviews.Invitation;
import org.capacitycompact.review.Reviews.Review;
import org.springframework.stereotype.Component;

/** The latest peer review as a section on an initiative's page; peers are numbered, not named. */
@Component
class ReviewSheet implements FactSheet {

  private final Reviews reviews;
  private final Verdicts verdicts;
  private final ReviewWords words;

  ReviewSheet(Reviews reviews, Verdicts verdicts, ReviewWords words) {
    this.reviews = reviews;
    this.verdicts = verdicts;
    this.words = words;
  }

  @Override
  public String heading() {
    return "review.facts";
  }

  @Override
  public Stage stage() {
    return Stage.REVIEW;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        ReviewProcess.RESPOND_TO_REVIEW + ".accept", 0,
        ReviewProcess.RESPOND_TO_REVIEW + ".partly", 0,
        ReviewProcess.RESPOND_TO_REVIEW + ".reject", 0);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    Optional<Review> latest = reviews.latest(number);
    return latest.map(review -> facts(review, language)).orElse(List.of());
  }

  private List<Fact> facts(Review review, Locale language) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("review.facts.kind", words.word("review.kind." + review.kind(), language)));
    List<Invitation> invited = reviews.invitations(review);
    long reviewed = invited.stream().filter(Invitation::reviewed).count();
    facts.add(new Fact("review.facts.reviewers", reviewed + " / " + invited.size()));
    String outcome = review.outcome();
    if (outcome != null) {
      facts.add(
          new Fact("review.facts.outcome", words.word("review.outcome." + outcome, language)));
      verdicts
          .latest(review.number(), DecideReviewOutcome.DECISION)
          .ifPresent(
              verdict ->
                  facts.add(
                      new Fact(
                          "review.facts.mean",
                          ReviewWords.rounded(verdict.facts().get("meanScore"), language))));
    }
    String response = review.response();
    if (response != null) {
      facts.add(
          new Fact("review.facts.response", words.word("review.response." + response, language)));
    }
    return facts;
  }
}
