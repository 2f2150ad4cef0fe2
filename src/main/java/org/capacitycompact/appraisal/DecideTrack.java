package org.capacitycompact.appraisal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Chooses the light track for a small exchange, which must not cost more to run than it is worth
 * (S89).
 */
@ModelBean("decideTrack")
class DecideTrack implements JavaDelegate {

  private final Plans plans;
  private final Initiatives initiatives;
  private final Criteria criteria;

  DecideTrack(Plans plans, Initiatives initiatives, Criteria criteria) {
    this.plans = plans;
    this.initiatives = initiatives;
    this.criteria = criteria;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Facts facts =
        new Facts()
            .put("totalBudgetUsd", plans.budget(number).total(), Origin.counted(Records.BUDGET))
            .put(
                "durationMonths",
                plans.profile(number).durationMonths(),
                Origin.counted(Records.PROFILE))
            .put("riskLevel", plans.riskLevel(number).orElse(null), Origin.counted(Records.RISKS));
    initiatives.putOnTrack(
        number,
        criteria.decide("track", number, execution.getCurrentActivityId(), facts).outcome());
  }
}
