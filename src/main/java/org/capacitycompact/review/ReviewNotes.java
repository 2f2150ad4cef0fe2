package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * Shows the reviewers the secretariat's request and the day, and the secretariat, when it has to
 * ask others, why reviewers declined.
 */
@Component
class ReviewNotes implements Notes {

  private final Reviews reviews;
  private final PeerAnswers peers;

  ReviewNotes(Reviews reviews, PeerAnswers peers) {
    this.reviews = reviews;
    this.peers = peers;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    List<Note> notes = new ArrayList<>();
    if (task.task().equals(ReviewProcess.REVIEW_INITIATIVE)) {
      reviews
          .open(task.number())
          .ifPresent(
              review -> {
                if (review.questions() != null) {
                  notes.add(
                      new Note("review.note.questions", review.questions(), review.language()));
                }
                if (review.due() != null) {
                  notes.add(new Note("review.note.due", Figures.day(review.due(), language)));
                }
              });
    } else if (task.task().equals(ReviewProcess.INVITE_REVIEWERS)) {
      reviews
          .open(task.number())
          .ifPresent(
              review ->
                  peers
                      .declineReasons(review)
                      .forEach(
                          each ->
                              notes.add(
                                  new Note(
                                      "review.note.declined", each.reason(), each.language()))));
    }
    return notes;
  }
}
