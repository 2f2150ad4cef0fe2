package org.capacitycompact.demand;

import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlanSlots;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges a demand's answers into the plan that every stage reads. */
@Component
class DemandPlan {

  private final PlanSlots plan;

  DemandPlan(PlanSlots plan) {
    this.plan = plan;
  }

  void follow(InitiativeNumber number, Statement demand) {
    RepeatedRows rows = new RepeatedRows(demand);
    plan.results(number, rows.results());
    plan.sufficiencyTargets(number, rows.sufficiencyTargets());
    plan.refusalConditions(number, rows.refusalConditions());
    Map<String, @Nullable Object> frame = new HashMap<>();
    frame.put("sector", demand.text("sector").orElse(null));
    frame.put("duration_months", demand.whole("durationMonths").orElse(null));
    frame.put("development_result", demand.text("developmentResult").orElse(null));
    plan.frame(number, frame);
    plan.budget(number, estimate(demand));
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
