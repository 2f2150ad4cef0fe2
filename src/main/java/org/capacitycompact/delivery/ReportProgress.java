package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.delivery.ProgressReports.Report;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Risk;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** The implementing institution reports progress with dated data (S29, S33, S37). */
@Component
class ReportProgress implements TaskHandler {

  private static final List<Integer> SLOTS = List.of(1, 2, 3);
  private static final List<String> RISK =
      List.of("newRiskTitle", "newRiskLikelihood", "newRiskImpact");

  private final ProgressReports reports;
  private final Milestones milestones;
  private final PaymentHolds holds;
  private final Plans plans;
  private final DeliveryWords words;
  private final CountryDays days;

  ReportProgress(
      ProgressReports reports,
      Milestones milestones,
      PaymentHolds holds,
      Plans plans,
      DeliveryWords words,
      CountryDays days) {
    this.reports = reports;
    this.milestones = milestones;
    this.holds = holds;
    this.plans = plans;
    this.words = words;
    this.days = days;
  }

  @Override
  public String task() {
    return "UserTask_ReportProgress";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> shown = new HashMap<>();
    for (PlannedResult result : plans.results(task.number())) {
      DeliveryWords.slot(shown, "result", result.position(), words.result(result));
    }
    for (SufficiencyTarget target : plans.sufficiencyTargets(task.number())) {
      DeliveryWords.slot(shown, "sufficiency", target.position(), words.target(target));
    }
    return shown;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (days.isToCome(task.country(), answers.date("dataDate"))) {
      errors.add(FieldError.of("dataDate", "delivery.date.future"));
    }
    reports.latest(task.number()).ifPresent(last -> errors.addAll(behind(last, answers)));
    lessThan(milestones.spent(task.number()), answers).ifPresent(errors::add);
    List<Integer> results =
        plans.results(task.number()).stream().map(PlannedResult::position).toList();
    List<Integer> targets =
        plans.sufficiencyTargets(task.number()).stream().map(SufficiencyTarget::position).toList();
    Stream.concat(
            notPlanned("result", results, answers), notPlanned("sufficiency", targets, answers))
        .forEach(errors::add);
    if (RISK.stream().anyMatch(answers::has)) {
      RISK.stream()
          .filter(key -> !answers.has(key))
          .forEach(key -> errors.add(FieldError.of(key, "delivery.risk.incomplete")));
    }
    return errors;
  }

  /** What a report tells that the one before cannot have been followed by. */
  static List<FieldError> behind(Report last, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (answers.date("dataDate").isBefore(last.dataDate())) {
      errors.add(
          FieldError.of("dataDate", "delivery.data.olderThanLast", last.dataDate().toString()));
    }
    if (answers.money("spentUsd").compareTo(last.spent()) < 0) {
      errors.add(FieldError.of("spentUsd", "delivery.spent.less", last.spent().toPlainString()));
    }
    return errors;
  }

  /** All that was spent is no less than what was told of the milestones. */
  static Optional<FieldError> lessThan(BigDecimal onMilestones, Answers answers) {
    return answers.money("spentUsd").compareTo(onMilestones) < 0
        ? Optional.of(
            FieldError.of(
                "spentUsd", "delivery.spent.lessThanMilestones", onMilestones.toPlainString()))
        : Optional.empty();
  }

  private static Stream<FieldError> notPlanned(
      String kind, List<Integer> planned, Answers answers) {
    return SLOTS.stream()
        .filter(slot -> !planned.contains(slot) && answers.has(kind + slot + "Actual"))
        .map(slot -> FieldError.of(kind + slot + "Actual", "delivery.notPlanned"));
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String number = task.number();
    LocalDate on = answers.date("dataDate");
    BigDecimal spent = answers.money("spentUsd");
    reports.add(
        number,
        on,
        answers.text("progressSummary"),
        spent,
        answers.optionalText("difficulties").orElse(null),
        task.actor().userId());
    for (int slot : SLOTS) {
      answers
          .optionalDecimal("result" + slot + "Actual")
          .ifPresent(actual -> plans.reportResult(number, slot, actual, on));
      answers
          .optionalDecimal("sufficiency" + slot + "Actual")
          .ifPresent(actual -> plans.examineTarget(number, slot, actual, null, null));
    }
    answers
        .optionalText("newRiskTitle")
        .ifPresent(
            title ->
                plans.addRisk(
                    number,
                    new Risk(
                        0,
                        title,
                        Integer.parseInt(answers.text("newRiskLikelihood")),
                        Integer.parseInt(answers.text("newRiskImpact")),
                        null)));
    // New data may be all that a payment waits for.
    holds.review(number);
    return Route.on().telling("done", on.toString(), spent.toPlainString());
  }
}
