package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * Shows the group's conditions in the tasks of those responsible for them, and the secretariat's
 * request to the independent reviewer.
 */
@Component
class ApprovalNotes implements Notes {

  /**
   * The tasks of those who work on what was decided, or check it: the design, the money, the work.
   */
  private static final Set<String> ANSWER_FOR_CONDITIONS =
      Set.of(
          "UserTask_CompleteDesign",
          "UserTask_DecideToProceed",
          "UserTask_CommitLocalShare",
          "UserTask_Pledge",
          "UserTask_SignForCountry",
          "UserTask_SignForProvider",
          "UserTask_SignForCompact",
          "UserTask_DeliverMilestone",
          "UserTask_VerifyMilestone",
          "UserTask_ReportProgress",
          "UserTask_AgreeCorrection",
          "UserTask_InviteReviewers",
          "UserTask_ReviewInitiative",
          "UserTask_RespondToReview",
          "UserTask_ExamineTogether");

  private final BallotConditions conditions;
  private final ConditionWords words;
  private final IndependentReviews reviews;

  ApprovalNotes(BallotConditions conditions, ConditionWords words, IndependentReviews reviews) {
    this.conditions = conditions;
    this.words = words;
    this.reviews = reviews;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    List<Note> notes = new ArrayList<>();
    if (ANSWER_FOR_CONDITIONS.contains(task.task())) {
      conditions
          .named(task.number())
          .forEach(each -> notes.add(new Note(words.label(each), words.of(each, language))));
    } else if (task.task().equals(ApprovalProcess.REVIEW_INDEPENDENTLY)) {
      reviews.asked(task.number()).ifPresent(asked -> ask(asked, notes, language));
    }
    return notes;
  }

  private static void ask(IndependentReviews.Asked asked, List<Note> notes, Locale language) {
    if (asked.reason() != null) {
      notes.add(new Note("approval.note.appointed", asked.reason(), asked.language()));
    }
    if (asked.due() != null) {
      notes.add(new Note("approval.note.due", Figures.day(asked.due(), language)));
    }
  }
}
