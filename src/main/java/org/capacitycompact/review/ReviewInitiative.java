package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A peer scores every dimension with evidence and advises, or declines (S28, S29, S40). */
@Component
class ReviewInitiative implements TaskHandler {

  private static final String NOT_APPLICABLE = "notApplicable";
  private static final Pattern RECOMMENDATION = Pattern.compile("recommendation(\\d+)Text");
  private static final Map<String, Need> NEEDS = needs();

  private final Reviews reviews;
  private final PeerAnswers peers;

  ReviewInitiative(Reviews reviews, PeerAnswers peers) {
    this.reviews = reviews;
    this.peers = peers;
  }

  @Override
  public String task() {
    return ReviewProcess.REVIEW_INITIATIVE;
  }

  @Override
  public Right right() {
    return Right.REVIEW_AS_PEER;
  }

  @Override
  public Variable<?> oneFor() {
    return ReviewProcess.REVIEWER;
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  /** Of a dimension: a score, and evidence unless it does not apply. */
  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return NEEDS;
  }

  private static Map<String, Need> needs() {
    Map<String, Need> needs = new LinkedHashMap<>();
    for (Dimension each : Dimension.values()) {
      needs.put(each.scoreKey(), Need.when("reviewDecision = review", "review.score.missing"));
      needs.put(
          each.evidenceKey(),
          Need.when(
              "reviewDecision = review and " + each.scoreKey() + " = 1 | 2 | 3 | 4 | 5",
              "review.evidence.missing"));
    }
    return needs;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    if (declines(answers)) {
      return List.of();
    }
    List<FieldError> errors = new ArrayList<>(Need.unmet(NEEDS, answers));
    if (Arrays.stream(Dimension.values()).allMatch(one -> answers.has(one.scoreKey()))
        && Arrays.stream(Dimension.values()).noneMatch(one -> applies(answers, one))) {
      errors.add(FieldError.of(Dimension.RELEVANCE.scoreKey(), "review.score.none"));
    }
    return errors;
  }

  @Override
  public boolean isReadBySome() {
    return true;
  }

  /** Others read the reviews together, numbered and not named, once all have ended. */
  @Override
  public boolean isReadBy(Actor reader, @Nullable String localKey) {
    return Right.INVITE_REVIEWERS.of(reader);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Review review = reviews.current(task.number());
    String reviewer = task.actor().userId();
    if (declines(answers)) {
      peers.recordDecline(
          review, reviewer, answers.optionalText("reviewDeclineReason").orElse(null));
      return Route.on().telling("declined");
    }
    boolean critical = answers.bool("criticalFinding");
    peers.recordReview(review, reviewer, critical ? answers.text("criticalFindingText") : null);
    for (Dimension dimension : Dimension.values()) {
      peers.score(
          review,
          reviewer,
          dimension,
          applies(answers, dimension) ? Integer.valueOf(answers.text(dimension.scoreKey())) : null,
          answers.optionalText(dimension.evidenceKey()).orElse(null));
    }
    List<String> recommended = recommended(answers);
    for (int slot = 1; slot <= recommended.size(); slot++) {
      peers.recommend(review, reviewer, slot, recommended.get(slot - 1));
    }
    return Route.on().telling("reviewed");
  }

  /** In the order of the rows, however many were left empty between them. */
  private static List<String> recommended(Answers answers) {
    Map<Integer, String> rows = new TreeMap<>();
    answers
        .asMap()
        .keySet()
        .forEach(
            key -> {
              Matcher row = RECOMMENDATION.matcher(key);
              if (row.matches()) {
                rows.put(Integer.valueOf(row.group(1)), answers.text(key));
              }
            });
    return List.copyOf(rows.values());
  }

  private static boolean declines(Answers answers) {
    return answers.text("reviewDecision").equals("decline");
  }

  private static boolean applies(Answers answers, Dimension dimension) {
    return answers
        .optionalText(dimension.scoreKey())
        .filter(score -> !score.equals(NOT_APPLICABLE))
        .isPresent();
  }
}
