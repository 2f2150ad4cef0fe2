package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.engine.ModelBean;

/** Books what the finance system has paid; nothing is booked while the work is suspended. */
@ModelBean("bookPayment")
class BookPayment implements JavaDelegate {

  private final Milestones milestones;
  private final Initiatives initiatives;
  private final Chronicle chronicle;

  BookPayment(Milestones milestones, Initiatives initiatives, Chronicle chronicle) {
    this.milestones = milestones;
    this.initiatives = initiatives;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    if (initiatives.get(number).status() != Status.RUNNING) {
      throw new IllegalStateException(number + " is not running: nothing is paid");
    }
    Milestone paid =
        milestones.pay(number, new MilestonePosition(MilestoneProcess.MILESTONE.get(execution)));
    chronicle.record(
        number,
        "milestone.paid",
        null,
        String.valueOf(paid.position()),
        paid.title(),
        paid.amount().plain());
  }
}
