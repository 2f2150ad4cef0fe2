package org.capacitycompact.demand;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.IdeaFacts;
import org.capacitycompact.criteria.OwnershipFacts;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;

/** Evaluates the demand gate; the ownership criteria are evaluated too and recorded as advice. */
@ModelBean("decideDemandGate")
class DecideDemandGate implements JavaDelegate {

  private final DemandRecords records;
  private final Plans plans;
  private final PlanFacts counted;
  private final OwnershipFacts ownership;
  private final IdeaFacts idea;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideDemandGate(
      DemandRecords records,
      Plans plans,
      PlanFacts counted,
      OwnershipFacts ownership,
      IdeaFacts idea,
      Criteria criteria,
      Chronicle chronicle) {
    this.records = records;
    this.plans = plans;
    this.counted = counted;
    this.ownership = ownership;
    this.idea = idea;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String step = execution.getCurrentActivityId();
    Statement demand = records.stated(number).orElse(Statement.unsaid(Statements.DEMAND));
    Stance said = records.stance(number);
    PlanCounts counts = PlanCounts.of(plans, number);
    CountedPlan rows = counted.of(number);
    criteria.decide(
        "ownership", number, step, ownership.of(number, demand, demand, counts, rows, said));
    String verdict =
        criteria
            .decide(
                "demand-gate",
                number,
                step,
                DemandGateFacts.of(
                    idea.put(new Facts(), number, demand), demand, counts, rows, said))
            .outcome();
    chronicle.record(number, "demandGate." + verdict, null);
    DemandProcess.VERDICT.set(execution, verdict);
    if (verdict.equals("pass")) {
      DemandProcess.OUTCOME.set(execution, "accepted");
    }
  }
}
