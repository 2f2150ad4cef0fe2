package org.capacitycompact.appraisal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.OwnershipFacts;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Endorsements;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides whether the country owns the present design (the table names the clauses). */
@ModelBean("decideOwnership")
class DecideOwnership implements JavaDelegate {

  private final Designs designs;
  private final Endorsements endorsements;
  private final OwnershipFacts facts;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideOwnership(
      Designs designs,
      Endorsements endorsements,
      OwnershipFacts facts,
      Criteria criteria,
      Chronicle chronicle) {
    this.designs = designs;
    this.endorsements = endorsements;
    this.facts = facts;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Statement design = designs.stated(number).orElse(Statement.unsaid(Statements.DESIGN));
    Verdict verdict =
        criteria.decide(
            "ownership",
            number,
            execution.getCurrentActivityId(),
            facts.of(number, designs.demand(number), design, endorsements.stance(number)));
    chronicle.record(
        number, "ownership." + verdict.outcome(), null, String.valueOf(verdict.score()));
  }
}
