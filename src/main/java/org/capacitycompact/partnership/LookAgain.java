package org.capacitycompact.partnership;

import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
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

  /** Nothing is to be sent to wait on: the day comes by itself. */
  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    return given.bool("lookAgain")
        ? List.of()
        : List.of(FieldError.of("lookAgain", "partnership.lookAgain.waits"));
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    return Route.on();
  }
}
