package org.capacitycompact.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the work stands, where it is reported, corrected, suspended or resumed. */
@Component
@Order(20)
class CourseDecidedOn implements DecidedOn {

  private final CourseExhibits course;
  private final Milestones milestones;
  private final MilestoneExhibits exhibits;
  private final SuspensionRecord suspensions;

  CourseDecidedOn(
      CourseExhibits course,
      Milestones milestones,
      MilestoneExhibits exhibits,
      SuspensionRecord suspensions) {
    this.course = course;
    this.milestones = milestones;
    this.exhibits = exhibits;
    this.suspensions = suspensions;
  }

  @Override
  public Set<String> tasks() {
    return WorkNotes.JUDGE_BY_FIGURES;
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    List<Exhibit> shown = new ArrayList<>();
    if (task.task().equals(ImplementationProcess.DECIDE_RESUMPTION)) {
      shown.add(suspensions.of(number, language));
    }
    boolean reports =
        task.task().equals(ImplementationProcess.REPORT_PROGRESS)
            || task.task().equals(PaymentHoldProcess.REFRESH_DATA);
    if (!reports) {
      shown.addAll(course.course(number, language));
      // A report has the figures beside its questions.
      shown.add(course.figures(number, language));
    }
    shown.add(course.lastReport(number, language));
    shown.add(exhibits.all(milestones.of(number), language));
    return shown;
  }
}
