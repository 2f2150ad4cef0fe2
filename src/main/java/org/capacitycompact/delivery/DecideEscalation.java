package org.capacitycompact.delivery;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The country decides whether to carry on, to suspend or to end the work early (S2, S5, S32). */
@Component
class DecideEscalation implements TaskHandler {

  private final Suspensions suspensions;

  DecideEscalation(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public String task() {
    return ImplementationProcess.DECIDE_ESCALATION;
  }

  @Override
  public Right right() {
    return Right.CORRECT_COURSE;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String reason = answers.text("escalationReason");
    Route route =
        switch (answers.text("escalationDecision")) {
          case "suspend" -> {
            suspensions.hold(task.number(), task.actor(), reason, null);
            yield Route.to(ImplementationProcess.ESCALATION, "suspend")
                .and(ImplementationProcess.WORK_OUTCOME, "suspended");
          }
          case "endEarly" ->
              Route.to(ImplementationProcess.ESCALATION, "end")
                  .and(ImplementationProcess.WORK_OUTCOME, "ended")
                  .and(ImplementationProcess.OUTCOME, "ended");
          default -> Route.to(ImplementationProcess.ESCALATION, "carryOn");
        };
    return route.telling(route.telling(), reason);
  }
}
