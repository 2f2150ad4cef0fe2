package org.capacitycompact.partnership;

import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;

/** Decides whether a South-South exchange is sound (S83, S84, S85, S97, S98). */
@ModelBean("decideSouthSouth")
class DecideSouthSouth implements JavaDelegate {

  private final Statements statements;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideSouthSouth(Statements statements, Criteria criteria, Chronicle chronicle) {
    this.statements = statements;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Statement said =
        statements
            .latest(number, DescribeSouthSouth.FORM)
            .orElse(Statement.unsaid(DescribeSouthSouth.FORM));
    Facts facts = new Facts();
    Stream.of("responsibilitiesDefined", "mutualBenefit", "longTermRelation", "partOfProgramme")
        .forEach(key -> facts.put(key, said.flag(key).orElse(null), Origin.field(said, key)));
    facts.put("adaptationPlan", adapted(said), Origin.field(said, "adaptationPlan"));
    String verdict =
        criteria.decide("south-south", number, execution.getCurrentActivityId(), facts).outcome();
    chronicle.record(number, "exchange." + verdict, null);
    PartnershipProcess.EXCHANGE_VERDICT.set(execution, verdict);
  }

  /** A plan to adapt the solution is one that is written down (S98). */
  private static @Nullable Boolean adapted(Statement said) {
    return said.flag("adaptationPlan")
        .map(planned -> planned && said.text("adaptationPlanText").isPresent())
        .orElse(null);
  }
}
