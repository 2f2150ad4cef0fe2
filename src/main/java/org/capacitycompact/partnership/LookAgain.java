package org.capacitycompact.partnership;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The country, which waits until a day that it named, looks for partners before (S2, S5). */
@Component
class LookAgain implements TaskHandler {

  @Override
  public String task() {
    return PartnershipProcess.LOOK_AGAIN;
  }

  @Override
  public Right right() {
    return Right.CHOOSE_PARTNER;
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    return Route.on();
  }
}
