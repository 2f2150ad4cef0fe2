package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Begins a stretch of work: its open milestones, and its default outcome. */
@ModelBean("planMilestones")
class PlanMilestones implements JavaDelegate {

  private final Milestones milestones;
  private final ProgressReports reports;
  private final Chronicle chronicle;

  PlanMilestones(Milestones milestones, ProgressReports reports, Chronicle chronicle) {
    this.milestones = milestones;
    this.reports = reports;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    reports.begin(number);
    int open = milestones.plan(number);
    chronicle.record(number, "work.begun", null, String.valueOf(open));
    ImplementationProcess.WORK_OUTCOME.set(execution, "done");
  }
}
