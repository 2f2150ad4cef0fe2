package org.capacitycompact.funding;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * Approved but not funded: the country decides what follows; the passing of time never does (S5).
 */
@Component
class DecideUnfunded implements TaskHandler {

  @Override
  public String task() {
    return FundingProcess.DECIDE_UNFUNDED;
  }

  @Override
  public Right right() {
    return Right.COMMIT_LOCAL_SHARE;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String choice = answers.text("unfundedDecision");
    Route route =
        Route.to(FundingProcess.UNFUNDED_CHOICE, choice)
            .telling(choice, answers.text("unfundedReason"));
    return choice.equals("close") ? route.and(FundingProcess.OUTCOME, "unfunded") : route;
  }
}
