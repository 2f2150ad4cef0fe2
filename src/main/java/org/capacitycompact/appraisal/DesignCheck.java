package org.capacitycompact.appraisal;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
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
  private final Plans plans;

  DesignCheck(PolicyValues policies, CountryDays days, Plans plans) {
    this.policies = policies;
    this.days = days;
    this.plans = plans;
  }

  List<FieldError> of(InitiativeNumber number, String country, Answers answers) {
    Statement design = Statement.of(answers.asMap());
    LocalDate today = days.today(country);
    List<FieldError> errors = new ArrayList<>();
    List<RepeatedRows.Problem> problems = new RepeatedRows(design).problems(today);
    problems.forEach(problem -> errors.add(FieldError.of(problem.key(), problem.text())));
    if (problems.isEmpty()) {
      errors.addAll(money(number, answers, design, today));
    }
    if (design.date("needsAssessmentDate").filter(date -> date.isAfter(today)).isPresent()) {
      errors.add(FieldError.of("needsAssessmentDate", "appraisal.assessment.ahead"));
    }
    return errors;
  }

  private List<FieldError> money(
      InitiativeNumber number, Answers answers, Statement design, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    boolean asked = answers.asks("budgetLocalCashUsd");
    Budget budget = asked ? DesignPlan.budget(design) : plans.budget(number);
    if (budget.total().isZero()) {
      // In rows, what is given in kind need not have a value.
      return asked
          ? List.of(FieldError.of("budgetLocalCashUsd", "appraisal.budget.empty"))
          : List.of();
    }
    Money most =
        new Percent(policies.value("compact.budgetShare", today))
            .of(budget.total(), RoundingMode.DOWN);
    if (budget.compact().isMoreThan(most)) {
      errors.add(FieldError.of("budgetCompactUsd", "appraisal.compact.tooMuch", most.plain()));
    }
    List<PlannedMilestone> milestones =
        answers.asks("milestone1Title")
            ? new RepeatedRows(design).milestones()
            : plans.milestones(number);
    Money planned = AccountingCurrency.sum(milestones.stream().map(PlannedMilestone::amount));
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
