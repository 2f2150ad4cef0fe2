package org.capacitycompact.appraisal;

import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The lead provider did not reply to the design: the country goes on without the reply, giving a
 * reason, or revises the design and sends it again (S2, S93).
 */
@Component
class DecideWithoutReply implements TaskHandler {

  private final Designs designs;
  private final AppraisalSheet sheet;

  DecideWithoutReply(Designs designs, AppraisalSheet sheet) {
    this.designs = designs;
    this.sheet = sheet;
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
  public Map<String, Object> prefill(TaskInHand task) {
    return Map.of(
        "designShown", sheet.sent(task.number(), task.actor(), LocaleContextHolder.getLocale()));
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
