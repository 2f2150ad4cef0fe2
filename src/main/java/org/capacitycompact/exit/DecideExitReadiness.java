package org.capacitycompact.exit;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides whether it is time to exit. */
@ModelBean("decideExitReadiness")
class DecideExitReadiness implements JavaDelegate {

  private final ExitFacts facts;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideExitReadiness(ExitFacts facts, Criteria criteria, Chronicle chronicle) {
    this.facts = facts;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String verdict =
        criteria
            .decide("exit-readiness", number, execution.getCurrentActivityId(), facts.of(number))
            .outcome();
    chronicle.record(number, "exit." + verdict, null);
    ExitProcess.VERDICT.set(execution, verdict);
  }
}
