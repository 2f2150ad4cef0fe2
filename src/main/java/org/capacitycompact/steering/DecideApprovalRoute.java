package org.capacitycompact.steering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides how the group is asked; if objections suffice, their period opens at once. */
@ModelBean("decideApprovalRoute")
class DecideApprovalRoute implements JavaDelegate {

  static final String NO_OBJECTION = "noObjection";

  private final Criteria criteria;
  private final ApprovalFacts facts;
  private final Approval approval;
  private final Rounds rounds;

  DecideApprovalRoute(Criteria criteria, ApprovalFacts facts, Approval approval, Rounds rounds) {
    this.criteria = criteria;
    this.facts = facts;
    this.approval = approval;
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String route =
        criteria
            .decide("approval-route", number, execution.getCurrentActivityId(), facts.of(number))
            .outcome();
    approval.begin(number, route);
    if (route.equals(NO_OBJECTION)) {
      rounds.open(
          number,
          NO_OBJECTION,
          execution.getProcessInstanceId(),
          ApprovalProcess.STATE_OBJECTION,
          null);
    }
    ApprovalProcess.ROUTE.set(execution, route);
  }
}
