package org.capacitycompact.delivery;

import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The national authority verifies a delivery (S7, S32). That it is never the person who delivered
 * is held by {@link org.capacitycompact.authorization.Duty#VERIFY_WHAT_OTHERS_DELIVERED}.
 */
@Component
class VerifyMilestone implements TaskHandler {

  private static final String DECISION = "verificationDecision";

  private final Milestones milestones;
  private final Initiatives initiatives;
  private final PaymentHolds holds;
  private final CountryDays days;

  VerifyMilestone(
      Milestones milestones, Initiatives initiatives, PaymentHolds holds, CountryDays days) {
    this.milestones = milestones;
    this.initiatives = initiatives;
    this.holds = holds;
    this.days = days;
  }

  @Override
  public String task() {
    return MilestoneProcess.VERIFY_MILESTONE;
  }

  @Override
  public Right right() {
    return Right.VERIFY_MILESTONE;
  }

  @Override
  public Variable<?> oneFor() {
    return MilestoneProcess.MILESTONE;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    if (!milestones.of(task).canBeVerifiedBy(task.actor().userId())) {
      return List.of(FieldError.of(DECISION, "delivery.verify.samePerson"));
    }
    if (initiatives.get(task.number()).status() != Status.RUNNING) {
      return List.of(FieldError.of(DECISION, "delivery.suspended"));
    }
    return List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Milestone milestone = milestones.of(task);
    String by = task.actor().userId();
    String note = answers.text("verificationNote");
    boolean taken =
        accepts(answers)
            ? milestone.verify(by, days.today(task.country()), note)
            : milestone.reject(by, note, milestones.planned(milestone));
    if (!taken) {
      throw new IllegalStateException(milestone.paymentKey() + " cannot be verified now");
    }
    if (accepts(answers)) {
      // People who have to remove an obstacle before the payment are asked at once.
      milestones.flush();
      holds.review(task.number());
    }
    String verification = accepts(answers) ? "accepted" : "rejected";
    return Route.to(MilestoneProcess.VERIFICATION, verification)
        .telling(verification, String.valueOf(milestone.position()), milestone.title(), note);
  }

  private static boolean accepts(Answers answers) {
    return answers.text(DECISION).equals("accept");
  }
}
