package org.capacitycompact.appraisal;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Section;
import org.capacitycompact.policy.PolicyValues;
import org.springframework.stereotype.Component;

/** Checks the money of a design that is sent against itself and against the policy. */
@Component
class DesignCheck {

  private final PolicyValues policies;
  private final CountryDays days;
  private final Plans plans;
  private final PlanRecord plan;

  DesignCheck(PolicyValues policies, CountryDays days, Plans plans, PlanRecord plan) {
    this.policies = policies;
    this.days = days;
    this.plans = plans;
    this.plan = plan;
  }

  List<FieldError> of(InitiativeNumber number, String country) {
    LocalDate today = days.today(country);
    Budget budget = plans.budget(number);
    if (budget.total().isZero()) {
      // In rows, what is given in kind need not have a value.
      return plan.rows(number, Section.BUDGET).isEmpty()
          ? List.of(FieldError.of("localCashUsd", "appraisal.budget.empty"))
          : List.of();
    }
    List<FieldError> errors = new ArrayList<>();
    Money most =
        new Percent(policies.value("compact.budgetShare", today))
            .of(budget.total(), RoundingMode.DOWN);
    if (budget.compact().isMoreThan(most)) {
      errors.add(FieldError.of("budgetCompactUsd", "appraisal.compact.tooMuch", most.plain()));
    }
    Money planned =
        AccountingCurrency.sum(plans.milestones(number).stream().map(PlannedMilestone::amount));
    // What is given in kind never becomes cash, so it cannot pay for a milestone.
    if (planned.isMoreThan(budget.cash())) {
      errors.add(
          FieldError.of(
              "milestone1AmountUsd",
              "appraisal.milestones.aboveCash",
              planned.plain(),
              budget.cash().plain()));
    }
    return errors;
  }
}
