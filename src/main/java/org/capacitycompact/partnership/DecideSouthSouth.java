package org.capacitycompact.partnership;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;

/** Whether a South-South exchange is sound (S83, S84, S85, S97, S98). */
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
    String number = execution.getProcessBusinessKey();
    Statement said = statements.latest(number, DescribeSouthSouth.FORM).orElse(Statement.EMPTY);
    Map<String, @Nullable Object> facts = new HashMap<>();
    Stream.of(
            "responsibilitiesDefined",
            "mutualBenefit",
            "longTermRelation",
            "adaptationPlan",
            "partOfProgramme")
        .forEach(key -> facts.put(key, said.flag(key).orElse(null)));
    String verdict =
        criteria.decide("south-south", number, execution.getCurrentActivityId(), facts).outcome();
    chronicle.record(number, "exchange." + verdict, null);
    execution.setVariable("exchangeVerdict", verdict);
  }
}
