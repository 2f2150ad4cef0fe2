package org.capacitycompact.initiative;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.capacitycompact.platform.engine.ModelBean;

/** Records how an initiative ended, from the end event of the top process. */
@ModelBean("recordEnd")
class RecordEnd implements ExecutionListener {

  static final Map<String, Status> ENDS =
      Map.of(
          "EndEvent_DemandDeclined", Status.DECLINED,
          "EndEvent_EndedWithoutPartner", Status.WITHOUT_PARTNER,
          "EndEvent_DeclinedBySteering", Status.NOT_APPROVED,
          "EndEvent_ClosedUnfunded", Status.UNFUNDED,
          "EndEvent_EndedEarly", Status.ENDED_EARLY,
          "EndEvent_HandedOver", Status.EXITED,
          "EndEvent_Closed", Status.CLOSED,
          "EndEvent_StoppedByCountry", Status.STOPPED);

  private final Initiatives initiatives;

  RecordEnd(Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Status status = ENDS.get(execution.getCurrentActivityId());
    if (status == null) {
      throw new IllegalStateException("no status for the end " + execution.getCurrentActivityId());
    }
    initiatives.ended(execution.getProcessBusinessKey(), status);
  }
}
