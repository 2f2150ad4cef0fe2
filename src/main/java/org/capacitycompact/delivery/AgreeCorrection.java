package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.PolicyValues;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * Country and partner agree a correction of the course (S30, S41), within the permitted change;
 * anything beyond is for the steering group to decide.
 */
@Component
class AgreeCorrection implements TaskHandler {

  private final Corrections corrections;
  private final PolicyValues policies;
  private final CountryDays days;

  AgreeCorrection(Corrections corrections, PolicyValues policies, CountryDays days) {
    this.corrections = corrections;
    this.policies = policies;
    this.days = days;
  }

  @Override
  public String task() {
    return ImplementationProcess.AGREE_CORRECTION;
  }

  @Override
  public Right right() {
    return Right.CORRECT_COURSE;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    LocalDate today = days.today(task.country());
    List<FieldError> errors = new ArrayList<>();
    if (!answers.bool("partnerAgreed")) {
      errors.add(FieldError.of("partnerAgreed", "delivery.correction.partner"));
    }
    if (answers.date("correctionDue").isBefore(today)) {
      errors.add(
          FieldError.ofDays(
              "correctionDue", "delivery.date.past", answers.date("correctionDue"), today));
    }
    if (answers.bool("scopeChanged")) {
      errors.add(FieldError.of("scopeChanged", "delivery.correction.scope"));
    }
    Percent budget = new Percent(policies.value("change.budgetPercent", today));
    if (budgetChange(answers).abs().isMoreThan(budget)) {
      errors.add(
          FieldError.of("budgetChangePercent", "delivery.correction.budget", budget.plain()));
    }
    BigDecimal time = policies.value("change.timeDays", today);
    if (BigDecimal.valueOf(Math.abs(timeChange(answers))).compareTo(time) > 0) {
      errors.add(FieldError.of("timeChangeDays", "delivery.correction.time", whole(time)));
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    corrections.agree(
        task.number(),
        new Corrections.Correction(
            answers.text("correctionText"),
            answers.optionalText("correctionOwner").orElse(null),
            answers.date("correctionDue"),
            budgetChange(answers),
            timeChange(answers)),
        task.actor().userId());
    return Route.on().telling("done", answers.date("correctionDue").toString());
  }

  private static Percent budgetChange(Answers answers) {
    return answers.optionalPercent("budgetChangePercent").orElse(Percent.ZERO);
  }

  private static int timeChange(Answers answers) {
    return answers.optionalInteger("timeChangeDays").orElse(0);
  }

  private static String whole(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
