package org.capacitycompact.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * Notes for the people who work on an initiative next: agreed corrections, corrected figures, and
 * the day on which a suspension is decided again.
 */
@Component
class WorkNotes implements Notes {

  /**
   * The tasks in which the work is judged by its figures. The review and the exit come later: this
   * capability does not see their classes.
   */
  static final Set<String> JUDGE_BY_FIGURES =
      Set.of(
          ImplementationProcess.AGREE_CORRECTION,
          ImplementationProcess.DECIDE_ESCALATION,
          ImplementationProcess.DECIDE_RESUMPTION,
          ImplementationProcess.REPORT_PROGRESS,
          PaymentHoldProcess.REFRESH_DATA,
          "UserTask_ReviewInitiative",
          "UserTask_RespondToReview",
          "UserTask_ExamineTogether");

  private static final Set<String> FOLLOW_CORRECTIONS =
      Set.of(
          ImplementationProcess.REPORT_PROGRESS,
          MilestoneProcess.DELIVER_MILESTONE,
          MilestoneProcess.VERIFY_MILESTONE,
          ImplementationProcess.AGREE_CORRECTION,
          ImplementationProcess.DECIDE_ESCALATION,
          "UserTask_ReviewInitiative");

  private final FigureCorrections figures;
  private final Corrections corrections;
  private final Suspensions suspensions;
  private final DeliveryWords words;

  WorkNotes(
      FigureCorrections figures,
      Corrections corrections,
      Suspensions suspensions,
      DeliveryWords words) {
    this.figures = figures;
    this.corrections = corrections;
    this.suspensions = suspensions;
    this.words = words;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    List<Note> notes = new ArrayList<>();
    if (JUDGE_BY_FIGURES.contains(task.task())) {
      figures
          .made(task.number())
          .forEach(
              each ->
                  notes.add(
                      new Note("delivery.facts.figureCorrected", words.corrected(each, language))));
    }
    if (FOLLOW_CORRECTIONS.contains(task.task())) {
      corrections
          .of(task.number())
          .forEach(
              each ->
                  notes.add(new Note("delivery.facts.correction", words.agreed(each, language))));
    }
    if (task.task().equals(ImplementationProcess.DECIDE_RESUMPTION)) {
      suspensions
          .lookAgainOn(task.number())
          .ifPresent(
              day -> notes.add(new Note("delivery.facts.lookAgain", Figures.day(day, language))));
    }
    return notes;
  }
}
