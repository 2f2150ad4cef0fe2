package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.Need;
import org.capacitycompact.review.PeerAnswers.Recommendation;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The country responds to each recommendation, with a date (S2, S30, S119). Each peer's
 * recommendations have their own places; only those beyond the form's places share its last one. A
 * form of an earlier release has fewer places, and a task begun with it is completed with it.
 */
@Component
class RespondToReview implements TaskHandler {

  /** More places than any release's form has. */
  private static final int MOST = 99;

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
    return ReviewProcess.RESPOND_TO_REVIEW;
  }

  @Override
  public Right right() {
    return Right.RESPOND_TO_REVIEW;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task, FormSchema schema) {
    Review review = reviews.current(task.number());
    Map<String, Object> shown = new HashMap<>();
    verdicts
        .latest(task.number(), DecideReviewOutcome.DECISION)
        .ifPresent(
            verdict ->
                shown.put("reviewShown", words.found(verdict, peers.criticalFindings(review))));
    places(review, count(key -> schema.field(key).isPresent()))
        .forEach(
            (place, said) ->
                shown.put(
                    "recommendation" + place + "Shown",
                    said.stream().map(Said::words).collect(Collectors.joining("\n\n"))));
    return shown;
  }

  /** Each recommendation needs an answer. */
  @Override
  public Map<String, Need> needs(TaskInHand task, FormSchema schema) {
    return needs(given(task, key -> schema.field(key).isPresent()));
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
    int places = count(answers::asks);
    Set<Integer> given = given(task, answers::asks);
    List<FieldError> errors = new ArrayList<>(Need.unmet(needs(given), answers));
    for (int place = 1; place <= places; place++) {
      String key = "recommendation" + place;
      if (!given.contains(place)) {
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
    places(review, count(answers::asks))
        .forEach(
            (place, said) -> {
              String key = "recommendation" + place;
              said.forEach(
                  each ->
                      peers.respond(
                          review,
                          each.recommendation(),
                          answers.text(key + "Response"),
                          answers.optionalText(key + "Comment").orElse(null),
                          answers.optionalDate(key + "Due").orElse(null)));
            });
    return Route.on().telling(response, text);
  }

  /** A recommendation in words that identify its peer without a name. */
  private record Said(Recommendation recommendation, String words) {}

  /** The number of places for recommendations in a form: those with consecutive numbers. */
  private static int count(Predicate<String> asks) {
    return (int)
        IntStream.rangeClosed(1, MOST)
            .takeWhile(place -> asks.test("recommendation" + place + "Response"))
            .count();
  }

  /** The places of the form that contain a recommendation. */
  private Set<Integer> given(TaskInHand task, Predicate<String> asks) {
    return places(reviews.current(task.number()), count(asks)).keySet();
  }

  /** The content of each place, from 1. */
  private Map<Integer, List<Said>> places(Review review, int most) {
    List<Recommendation> all = peers.recommendations(review);
    List<String> reviewers = all.stream().map(Recommendation::reviewer).distinct().toList();
    Map<Integer, List<Said>> places = new TreeMap<>();
    for (Recommendation each : all) {
      int place = Math.min(places.size() + 1, most);
      String said =
          reviewers.size() == 1
              ? each.text()
              : words.recommendation(reviewers.indexOf(each.reviewer()) + 1, each.text());
      places.computeIfAbsent(place, none -> new ArrayList<>()).add(new Said(each, said));
    }
    return places;
  }
}
