package org.capacitycompact.partnership;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;

/** Decides whether a triangular cooperation is sound (S84, S87, S88, S91, S92). */
@ModelBean("decideTriangular")
class DecideTriangular implements JavaDelegate {

  private static final List<String> BENEFITS =
      List.of("benefitRequesting", "benefitPivotal", "benefitFacilitating");

  private final Statements statements;
  private final Criteria criteria;
  private final Chronicle chronicle;
  private final PlanFacts counted;

  DecideTriangular(
      Statements statements, Criteria criteria, Chronicle chronicle, PlanFacts counted) {
    this.statements = statements;
    this.criteria = criteria;
    this.chronicle = chronicle;
    this.counted = counted;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Statement said =
        statements
            .latest(number, DescribeTriangle.FORM)
            .orElse(Statement.unsaid(DescribeTriangle.FORM));
    String verdict =
        criteria
            .decide(
                "triangular",
                number,
                execution.getCurrentActivityId(),
                facts(said, counted.of(number)))
            .outcome();
    chronicle.record(number, "triangle." + verdict, null);
    PartnershipProcess.TRIANGLE_VERDICT.set(execution, verdict);
  }

  static Facts facts(Statement said, CountedPlan rows) {
    Facts facts = new Facts();
    Stream.of(
            "demandDriven",
            "countryLeads",
            "sharedOwnership",
            "responsibilitiesDefined",
            "complementaryStrengths")
        .forEach(key -> facts.put(key, said.flag(key).orElse(null), Origin.field(said, key)));
    facts.put(
        "benefitPerPartner",
        benefitPerPartner(said),
        Origin.field(said, BENEFITS.toArray(String[]::new)));
    return rows.put(
        facts,
        "transactionCostPercent",
        said.decimal("transactionCostPercent").orElse(null),
        Origin.field(said, "transactionCostPercent"));
  }

  /** Unknown until one partner's benefit is stated; then every partner's has to be. */
  private static @Nullable Boolean benefitPerPartner(Statement said) {
    List<Boolean> stated = BENEFITS.stream().map(key -> said.text(key).isPresent()).toList();
    return stated.contains(true) ? (Boolean) !stated.contains(false) : null;
  }
}
