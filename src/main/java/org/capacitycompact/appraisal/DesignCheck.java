package org.capacitycompact.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.policy.PolicyValues;
import org.springframework.stereotype.Component;

/** Checks the answers of a design against each other and against the policy. */
@Component
class DesignCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
    if (budget.total().signum() == 0) {
      return List.of(FieldError.of("budgetLocalCashUsd", "appraisal.budget.empty"));
    }
    BigDecimal most =
        budget.total().multiply(policies.value("compact.budgetShare", today)).divide(HUNDRED);
    if (budget.compact().compareTo(most) > 0) {
      errors.add(
          FieldError.of("budgetCompactUsd", "appraisal.compact.tooMuch", most.toPlainString()));
    }
    BigDecimal planned =
        new RepeatedRows(design)
            .milestones().stream()
                .map(PlannedMilestone::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Contributions in kind never become cash, so they cannot pay for a milestone.
    BigDecimal cash = budget.localCash().add(budget.providerCash()).add(budget.compact());
    if (planned.compareTo(cash) > 0) {
      errors.add(
          FieldError.of(
              "milestone1AmountUsd",
              "appraisal.milestones.aboveCash",
              planned.toPlainString(),
              cash.toPlainString()));
    }
    return errors;
  }
}
