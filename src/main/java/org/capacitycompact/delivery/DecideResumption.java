package org.capacitycompact.delivery;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The country decides whether suspended work resumes or ends early (S2, S5). */
@Component
class DecideResumption implements TaskHandler {

  private final Suspensions suspensions;

  DecideResumption(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public String task() {
    return ImplementationProcess.DECIDE_RESUMPTION;
  }

  @Override
  public Right right() {
    return Right.RESUME_WORK;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String decision = answers.text("resumptionDecision");
    String reason = answers.text("resumptionReason");
    suspensions.recordDecision(task.number(), task.actor(), decision, reason);
    Route route = Route.to(ImplementationProcess.RESUMPTION, decision);
    return (decision.equals("end") ? route.and(ImplementationProcess.OUTCOME, "ended") : route)
        .telling(decision, reason);
  }
}
