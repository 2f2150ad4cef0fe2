package org.capacitycompact.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.review.PeerAnswers.Recommendation;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The country responds to each recommendation, with a date (S2, S30, S119). */
@Component
class RespondToReview implements TaskHandler {

  private static final String RECOMMENDATION = "recommendation";

  private final Reviews reviews;
  private final PeerAnswers peers;
  private final ReviewWords words;

  RespondToReview(Reviews reviews, PeerAnswers peers, ReviewWords words) {
    this.reviews = reviews;
    this.peers = peers;
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
  public List<AskedRows> rows(TaskInHand task) {
    return List.of(words.toRespond(RECOMMENDATION, all(reviews.current(task.number()))));
  }

  /** Each recommendation needs an answer. */
  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return needs(all(reviews.current(task.number())).size());
  }

  private static Map<String, Need> needs(int recommendations) {
    Map<String, Need> needs = new TreeMap<>();
    for (int row = 1; row <= recommendations; row++) {
      needs.put(key(row, "Response"), Need.always("review.response.missing"));
    }
    return needs;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return Need.unmet(needs(task), answers);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Review review = reviews.current(task.number());
    String response = answers.text("outcomeResponse");
    String text = answers.text("managementResponse");
    reviews.respond(review, response, text, task.actor().userId());
    int row = 0;
    for (Recommendation each : all(review)) {
      row++;
      peers.respond(
          review,
          each,
          answers.text(key(row, "Response")),
          answers.optionalText(key(row, "Comment")).orElse(null),
          answers.optionalDate(key(row, "Due")).orElse(null));
    }
    return Route.on().telling(response, text);
  }

  private List<Recommendation> all(Review review) {
    return peers.recommendations(review);
  }

  private static String key(int row, String question) {
    return RECOMMENDATION + row + question;
  }
}
