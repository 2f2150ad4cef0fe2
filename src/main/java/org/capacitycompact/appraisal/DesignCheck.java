package org.capacitycompact.appraisal;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.PolicyValues;
import org.springframework.stereotype.Component;

/** Checks the answers of a design against each other and against the policy. */
@Component
class DesignCheck {

  private final PolicyValues policies;
  private final CountryDays days;

  DesignCheck(PolicyValues policies, CountryDays days) {
    this.policies = policies;
    this.days = days;
  }

  List<FieldError> of(String country, Statement design) {
    LocalDate today = days.today(country);
    List<FieldError> errors = new ArrayList<>();
    List<RepeatedRows.Problem> problems = new RepeatedRows(design).problems(today);
    problems.forEach(problem -> errors.add(FieldError.of(problem.key(), problem.text())));
    if (problems.isEmpty()) {
      errors.addAll(money(design, today));
    }
    if (design.date("needsAssessmentDate").filter(date -> date.isAfter(today)).isPresent()) {
      errors.add(FieldError.of("needsAssessmentDate", "appraisal.assessment.ahead"));
    }
    return errors;
  }

  private List<FieldError> money(Statement design, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    Budget budget = DesignPlan.budget(design);
    if (budget.total().isZero()) {
      return List.of(FieldError.of("budgetLocalCashUsd", "appraisal.budget.empty"));
    }
    Money most =
        new Percent(policies.value("compact.budgetShare", today))
            .of(budget.total(), RoundingMode.DOWN);
    if (budget.compact().isMoreThan(most)) {
      errors.add(FieldError.of("budgetCompactUsd", "appraisal.compact.tooMuch", most.plain()));
    }
    Money planned =
        AccountingCurrency.sum(
            new RepeatedRows(design).milestones().stream().map(PlannedMilestone::amount));
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
