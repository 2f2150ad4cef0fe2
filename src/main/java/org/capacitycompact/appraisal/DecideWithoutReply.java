package org.capacitycompact.appraisal;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * A partner did not reply to the design: the country goes on without the reply, giving a reason, or
 * revises the design and sends it again (S2, S93).
 */
@Component
class DecideWithoutReply implements TaskHandler {

  private final Designs designs;

  DecideWithoutReply(Designs designs) {
    this.designs = designs;
  }

  @Override
  public String task() {
    return AppraisalProcess.DECIDE_WITHOUT_REPLY;
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String reason = answers.optionalText("withoutReplyReason").orElse(null);
    designs.recordNoReply(task.number(), goesOn(answers), reason, task.actor());
    return goesOn(answers)
        ? Route.to(AppraisalProcess.WITHOUT_REPLY, "goOn").telling("goOn", String.valueOf(reason))
        : Route.to(AppraisalProcess.WITHOUT_REPLY, "sendAgain");
  }

  private static boolean goesOn(Answers answers) {
    return answers.text("withoutReplyDecision").equals("goOn");
  }
}
