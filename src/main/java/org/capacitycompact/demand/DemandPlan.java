package org.capacitycompact.demand;

import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Profile;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.springframework.stereotype.Component;

/** Copies a demand's answers to the plan that every stage reads. */
@Component
class DemandPlan {

  private final Plans plans;

  DemandPlan(Plans plans) {
    this.plans = plans;
  }

  void follow(InitiativeNumber number, Statement demand) {
    RepeatedRows rows = new RepeatedRows(demand);
    plans.replaceResults(number, rows.results());
    plans.replaceSufficiencyTargets(number, rows.sufficiencyTargets());
    plans.replaceRefusalConditions(number, rows.refusalConditions());
    plans.replaceProfile(
        number,
        new Profile(
            demand.text("sector").orElse(null), demand.whole("durationMonths").orElse(null)));
    plans.replaceBudget(number, estimate(demand));
  }

  /**
   * The estimate by source. What the country does not offer itself, it asks from partners; the
   * design divides it among them.
   */
  static Budget estimate(Statement demand) {
    Money cash = demand.amount("localCashUsd");
    Money inKind = demand.amount("localInKindUsd");
    Money total = demand.money("totalBudgetUsd").orElse(cash.plus(inKind));
    return new Budget(
        cash,
        inKind,
        total.minus(cash).minus(inKind).orNothing(),
        AccountingCurrency.NOTHING,
        AccountingCurrency.NOTHING);
  }
}
