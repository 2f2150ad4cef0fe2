package org.capacitycompact.delivery;

import java.util.Map;
import java.util.Set;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ProcessBranches;
import org.capacitycompact.platform.engine.ProcessBranches.Branch;
import org.springframework.stereotype.Component;

/**
 * Asks the country about the course between two reports: a corrected figure can show what the
 * previous report should have asked, and that need not wait for the next one (S30, S33).
 */
@Component
class CourseQuestions {

  private static final Map<String, String> STEPS =
      Map.of(
          "correct",
          ImplementationProcess.AGREE_CORRECTION,
          "escalate",
          ImplementationProcess.DECIDE_ESCALATION);

  private final ProcessBranches branches;
  private final Chronicle chronicle;

  CourseQuestions(ProcessBranches branches, Chronicle chronicle) {
    this.branches = branches;
    this.chronicle = chronicle;
  }

  /**
   * Opens the step that an outcome requires, beside the milestones. If that step or a report is
   * open already, it serves; if the work is suspended or over, the next report or the review does.
   */
  void about(InitiativeNumber number, String outcome) {
    String step = STEPS.get(outcome);
    if (step != null
        && branches.open(
            number.value(),
            new Branch(ImplementationProcess.ID, ImplementationProcess.CARRY_OUT, step),
            Set.of(ImplementationProcess.REPORT_PROGRESS),
            ImplementationProcess.COURSE.is(outcome))) {
      chronicle.record(number, "course.asked." + outcome, null);
    }
  }
}
