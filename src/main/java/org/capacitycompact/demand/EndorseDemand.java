package org.capacitycompact.demand;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.demand.DemandRecords.Endorsement;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The national authority endorses the demand, or returns it with a reason (S18, S53). */
@Component
class EndorseDemand implements TaskHandler {

  private final DemandRecords records;

  EndorseDemand(DemandRecords records) {
    this.records = records;
  }

  @Override
  public String task() {
    return DemandProcess.ENDORSE_DEMAND;
  }

  @Override
  public Right right() {
    return Right.ENDORSE_DEMAND;
  }

  @Override
  public boolean isSigned() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Endorsement said =
        new Endorsement(
            endorses(answers),
            answers.optionalText("endorsementReason").orElse(null),
            answers.optionalText("endorsementReference").orElse(null));
    records.endorse(task.number(), said, task.actor());
    return said.endorsed()
        ? Route.to(DemandProcess.ENDORSEMENT, "endorsed")
        : Route.to(DemandProcess.ENDORSEMENT, "returned")
            .telling("returned", answers.text("endorsementReason"));
  }

  private static boolean endorses(Answers answers) {
    return answers.text("endorsementDecision").equals("endorse");
  }
}
