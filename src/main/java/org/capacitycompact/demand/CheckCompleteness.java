package org.capacitycompact.demand;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The secretariat checks that nothing is missing, and may ask; it does not rewrite the demand
 * (S107).
 */
@Component
class CheckCompleteness implements TaskHandler {

  private final DemandRecords records;

  CheckCompleteness(DemandRecords records) {
    this.records = records;
  }

  @Override
  public String task() {
    return DemandProcess.CHECK_COMPLETENESS;
  }

  @Override
  public Right right() {
    return Right.CHECK_COMPLETENESS;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    if (complete(answers)) {
      return Route.to(DemandProcess.COMPLETENESS, "complete");
    }
    String question = answers.text("questionText");
    records.ask(task.number(), question, task.actor());
    return Route.to(DemandProcess.COMPLETENESS, "question").telling("question", question);
  }

  private static boolean complete(Answers answers) {
    return answers.text("completenessDecision").equals("complete");
  }
}
