package org.capacitycompact.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.plan.RepeatedRows;
import org.capacitycompact.initiative.plan.Statement;
import org.springframework.stereotype.Component;

/** Checks the answers of a demand against each other. */
@Component
class DemandCheck {

  private final CountryDays days;

  DemandCheck(CountryDays days) {
    this.days = days;
  }

  List<FieldError> of(String country, Statement demand) {
    LocalDate today = days.today(country);
    List<FieldError> errors = new ArrayList<>();
    new RepeatedRows(demand)
        .problems(today)
        .forEach(problem -> errors.add(FieldError.of(problem.key(), problem.text())));
    if (demand.date("needsAssessmentDate").filter(date -> date.isAfter(today)).isPresent()) {
      errors.add(FieldError.of("needsAssessmentDate", "demand.assessment.ahead"));
    }
    boolean more =
        demand
            .money("totalBudgetUsd")
            .filter(
                total ->
                    demand
                        .amount("localCashUsd")
                        .plus(demand.amount("localInKindUsd"))
                        .isMoreThan(total))
            .isPresent();
    if (more) {
      errors.add(FieldError.of("totalBudgetUsd", "demand.budget.below"));
    }
    return errors;
  }
}
