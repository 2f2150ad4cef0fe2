package org.capacitycompact.appraisal;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;

/** A small exchange must not cost more to run than it is worth (S89). */
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
    String number = execution.getProcessBusinessKey();
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("totalBudgetUsd", plans.budget(number).total());
    facts.put("durationMonths", plans.profile(number).durationMonths());
    facts.put("riskLevel", plans.riskLevel(number).orElse(null));
    initiatives.putOnTrack(
        number,
        criteria.decide("track", number, execution.getCurrentActivityId(), facts).outcome());
  }
}
