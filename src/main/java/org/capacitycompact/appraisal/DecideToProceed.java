package org.capacitycompact.appraisal;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The country chooses whether a design that could still be improved goes on (S2, S15). */
@Component
class DecideToProceed implements TaskHandler {

  private final Designs designs;

  DecideToProceed(Designs designs) {
    this.designs = designs;
  }

  @Override
  public String task() {
    return AppraisalProcess.DECIDE_TO_PROCEED;
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String choice = answers.text("proceedDecision");
    designs.choose(
        task.number(),
        choice.equals("proceed"),
        answers.optionalText("proceedReason").orElse(null),
        task.actor());
    return Route.to(AppraisalProcess.PROCEEDING, choice);
  }
}
