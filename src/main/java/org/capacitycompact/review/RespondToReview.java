package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.review.PeerAnswers.Recommendation;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.capacitycompact.worklist.form.Need;
import org.springframework.stereotype.Component;

/**
 * The country answers each recommendation, and by when (S2, S30, S119). What the peers wrote in the
 * same place is shown together and has one response.
 */
@Component
class RespondToReview implements TaskHandler {

  private static final List<Integer> SLOTS = List.of(1, 2, 3);

  private final Reviews reviews;
  private final PeerAnswers peers;
  private final Verdicts verdicts;
  private final ReviewWords words;

  RespondToReview(Reviews reviews, PeerAnswers peers, Verdicts verdicts, ReviewWords words) {
    this.reviews = reviews;
    this.peers = peers;
    this.verdicts = verdicts;
    this.words = words;
  }

  @Override
  public String task() {
    return "UserTask_RespondToReview";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Review review = reviews.current(task.number());
    Map<String, Object> shown = new HashMap<>();
    verdicts
        .latest(task.number(), DecideReviewOutcome.DECISION)
        .ifPresent(
            verdict ->
                shown.put("reviewShown", words.found(verdict, peers.criticalFindings(review))));
    Map<Integer, List<String>> bySlot =
        peers.recommendations(review).stream()
            .collect(
                Collectors.groupingBy(
                    Recommendation::slot,
                    Collectors.mapping(Recommendation::text, Collectors.toList())));
    bySlot.forEach(
        (slot, texts) -> shown.put("recommendation" + slot + "Shown", String.join("\n\n", texts)));
    return shown;
  }

  /** Each recommendation that was given is answered. */
  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return needs(slots(reviews.current(task.number())));
  }

  private static Map<String, Need> needs(Set<Integer> given) {
    Map<String, Need> needs = new TreeMap<>();
    given.forEach(
        slot ->
            needs.put(
                "recommendation" + slot + "Response", Need.always("review.response.missing")));
    return needs;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    Set<Integer> given = slots(reviews.current(task.number()));
    List<FieldError> errors = new ArrayList<>(Need.unmet(needs(given), answers));
    for (int slot : SLOTS) {
      String key = "recommendation" + slot;
      if (!given.contains(slot)) {
        Stream.of("Response", "Comment", "Due")
            .filter(part -> answers.has(key + part))
            .forEach(part -> errors.add(FieldError.of(key + part, "review.noRecommendation")));
      }
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Review review = reviews.current(task.number());
    String response = answers.text("outcomeResponse");
    String text = answers.text("managementResponse");
    reviews.respond(review, response, text, task.actor().userId());
    for (int slot : slots(review)) {
      String key = "recommendation" + slot;
      peers.respond(
          review,
          slot,
          answers.text(key + "Response"),
          answers.optionalText(key + "Comment").orElse(null),
          answers.optionalDate(key + "Due").orElse(null));
    }
    return Route.on().telling(response, text);
  }

  private Set<Integer> slots(Review review) {
    return peers.recommendations(review).stream()
        .map(Recommendation::slot)
        .collect(Collectors.toSet());
  }
}
