package org.capacitycompact.appraisal;

import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Profile;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.springframework.stereotype.Component;

/** Copies a design's answers to the plan that every later stage reads. */
@Component
class DesignPlan {

  private final Plans plans;

  DesignPlan(Plans plans) {
    this.plans = plans;
  }

  void follow(InitiativeNumber number, Statement design) {
    RepeatedRows rows = new RepeatedRows(design);
    plans.replaceResults(number, rows.results());
    plans.replaceSufficiencyTargets(number, rows.sufficiencyTargets());
    plans.replaceMilestones(number, rows.milestones());
    plans.replaceRisks(number, rows.risks());
    plans.replaceBudget(number, budget(design));
    plans.replaceProfile(
        number,
        new Profile(plans.profile(number).sector(), design.whole("durationMonths").orElse(null)));
    design
        .whole("reportingIntervalDays")
        .ifPresent(days -> plans.agreeReportingInterval(number, days));
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
