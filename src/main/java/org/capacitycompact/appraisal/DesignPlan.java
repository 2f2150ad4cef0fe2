package org.capacitycompact.appraisal;

import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlanSlots;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges a design's answers into the plan that every later stage reads. */
@Component
class DesignPlan {

  private final PlanSlots plan;

  DesignPlan(PlanSlots plan) {
    this.plan = plan;
  }

  void follow(InitiativeNumber number, Statement design) {
    RepeatedRows rows = new RepeatedRows(design);
    plan.results(number, rows.results());
    plan.sufficiencyTargets(number, rows.sufficiencyTargets());
    plan.milestones(number, rows.milestones());
    plan.risks(number, rows.risks());
    plan.budget(number, budget(design));
    Map<String, @Nullable Object> frame = new HashMap<>();
    frame.put("duration_months", design.whole("durationMonths").orElse(null));
    frame.put("review_mechanism", design.text("reviewMechanism").orElse(null));
    frame.put("change_management", design.text("changeManagement").orElse(null));
    design
        .whole("reportingIntervalDays")
        .ifPresent(days -> frame.put("reporting_interval_days", days));
    plan.frame(number, frame);
  }

  static Budget budget(Statement design) {
    return new Budget(
        design.amount("budgetLocalCashUsd"),
        design.amount("budgetLocalInKindUsd"),
        design.amount("budgetProviderCashUsd"),
        design.amount("budgetProviderInKindUsd"),
        design.amount("budgetCompactUsd"));
  }
}
