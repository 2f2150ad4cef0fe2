package org.capacitycompact.exit;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The partner says whether it agrees that targets are reached which the country calls reached and
 * no figure proves (S132, S137).
 */
@Component
class JudgeTogether implements TaskHandler {

  private static final String REASON = "judgementReason";

  private final Judgements judgements;
  private final Plans plans;

  JudgeTogether(Judgements judgements, Plans plans) {
    this.judgements = judgements;
    this.plans = plans;
  }

  @Override
  public String task() {
    return ExitProcess.JUDGE_TOGETHER;
  }

  @Override
  public Right right() {
    return Right.JUDGE_EXIT;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    InitiativeNumber number = task.number();
    boolean agreed = agrees(answers);
    judgements.recordPartnerAnswer(
        number, agreed, answers.optionalText(REASON).orElse(null), task.actor().userId());
    if (agreed) {
      judgements.latest(number).stream()
          .filter(Judgements.Judged::isClaim)
          .forEach(claim -> plans.examineTarget(number, claim.target(), null, true, null));
    }
    return Route.on().telling(agreed ? "agree" : "disagree");
  }

  private static boolean agrees(Answers answers) {
    return answers.text("judgementDecision").equals("agree");
  }
}
