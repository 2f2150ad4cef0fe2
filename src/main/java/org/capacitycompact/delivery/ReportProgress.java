package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.delivery.ProgressReports.Report;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Risk;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.money.Money;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The implementing institution reports progress with dated data (S29, S33, S37). */
@Component
class ReportProgress implements TaskHandler {

  /** The key of the reason why a report has a lower figure than the one before. */
  static final String CORRECTION = "spentCorrection";

  /** What the rows of its form are called. */
  static final String RESULT = "result";

  static final String TARGET = "sufficiency";
  private static final Pattern REPORTED = Pattern.compile("(result|sufficiency)(\\d+)Actual");

  private final ProgressReports reports;
  private final Milestones milestones;
  private final PaymentHolds holds;
  private final FigureCorrections corrections;
  private final PlausibilityCheck plausibility;
  private final Plans plans;
  private final DeliveryWords words;
  private final CountryDays days;

  ReportProgress(
      ProgressReports reports,
      Milestones milestones,
      PaymentHolds holds,
      FigureCorrections corrections,
      PlausibilityCheck plausibility,
      Plans plans,
      DeliveryWords words,
      CountryDays days) {
    this.reports = reports;
    this.milestones = milestones;
    this.holds = holds;
    this.corrections = corrections;
    this.plausibility = plausibility;
    this.plans = plans;
    this.words = words;
    this.days = days;
  }

  @Override
  public String task() {
    return ImplementationProcess.REPORT_PROGRESS;
  }

  @Override
  public Right right() {
    return Right.REPORT_PROGRESS;
  }

  @Override
  public List<AskedRows> rows(TaskInHand task) {
    return words.reported(plans.results(task.number()), plans.sufficiencyTargets(task.number()));
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return reports.latest(task.number()).map(ReportProgress::needs).orElse(Map.of());
  }

  /** A figure lower than the last report's needs an explanation of what was wrong in that. */
  static Map<String, Need> needs(Report last) {
    return Map.of(
        CORRECTION,
        Need.told(
            "delivery.needed.correction",
            answers ->
                answers
                    .optionalMoney("spentUsd")
                    .filter(spent -> spent.isLessThan(last.spent()))
                    .isPresent(),
            "delivery.spent.lessUnexplained",
            last.spent().plain()));
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = figures(task, answers, reports, milestones, days);
    Map<String, BigDecimal> reported = reported(answers);
    Map<String, PlannedResult> results =
        plans.results(task.number()).stream()
            .collect(Collectors.toMap(each -> actual(RESULT, each.position()), each -> each));
    Map<String, SufficiencyTarget> targets =
        plans.sufficiencyTargets(task.number()).stream()
            .collect(Collectors.toMap(each -> actual(TARGET, each.position()), each -> each));
    reported.forEach(
        (key, actual) -> {
          PlannedResult result = results.get(key);
          SufficiencyTarget target = targets.get(key);
          if (result != null) {
            wrong(key, actual, result.measure())
                .or(() -> plausibility.value(key, actual, result.baseline(), result.target()))
                .ifPresent(errors::add);
          } else if (target != null) {
            wrong(key, actual, target.measure())
                .or(() -> plausibility.value(key, actual, target.target()))
                .ifPresent(errors::add);
          }
        });
    return errors;
  }

  /** The values that are reported of results and targets, by their keys. */
  private static Map<String, BigDecimal> reported(Answers answers) {
    Map<String, BigDecimal> reported = new TreeMap<>();
    answers.asMap().keySet().stream()
        .filter(key -> REPORTED.matcher(key).matches())
        .forEach(key -> reported.put(key, answers.decimal(key)));
    return reported;
  }

  private static String actual(String slot, int position) {
    return slot + position + "Actual";
  }

  private static Optional<FieldError> wrong(String key, BigDecimal actual, Measure measure) {
    return measure.against(actual).map(why -> FieldError.of(key, why));
  }

  /** The errors in the date and spending of a report, whole or data only. */
  static List<FieldError> figures(
      TaskInHand task,
      Answers answers,
      ProgressReports reports,
      Milestones milestones,
      CountryDays days) {
    List<FieldError> errors = new ArrayList<>();
    if (days.isToCome(task.country(), answers.date("dataDate"))) {
      errors.add(
          FieldError.ofDays(
              "dataDate",
              "delivery.date.future",
              answers.date("dataDate"),
              days.today(task.country())));
    }
    reports.latest(task.number()).ifPresent(last -> errors.addAll(behind(last, answers)));
    lessThan(milestones.spent(task.number()), answers).ifPresent(errors::add);
    return errors;
  }

  /** Errors of a report that cannot follow the last one. */
  private static List<FieldError> behind(Report last, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (answers.date("dataDate").isBefore(last.dataDate())) {
      errors.add(
          FieldError.of("dataDate", "delivery.data.olderThanLast", last.dataDate().toString()));
    }
    errors.addAll(Need.unmet(needs(last), answers));
    if (tellsLess(last, answers) && !answers.asks(CORRECTION)) {
      errors.add(FieldError.of("spentUsd", "delivery.spent.less", last.spent().plain()));
    }
    if (!tellsLess(last, answers) && isExplained(answers)) {
      errors.add(FieldError.of(CORRECTION, "delivery.spent.notLess", last.spent().plain()));
    }
    return errors;
  }

  private static boolean tellsLess(Report last, Answers answers) {
    return answers.money("spentUsd").isLessThan(last.spent());
  }

  static boolean isExplained(Answers answers) {
    return answers.asks(CORRECTION) && answers.has(CORRECTION);
  }

  /** Records what a report with a lower figure corrects in the last one. */
  static void correct(
      TaskInHand task, ProgressReports reports, FigureCorrections corrections, Answers answers) {
    if (isExplained(answers)) {
      // Only needed here: for a higher figure, the insert detects a correction in between.
      reports.lockFigures(task.number());
      reports
          .latest(task.number())
          .ifPresent(
              last -> {
                if (!tellsLess(last, answers)) {
                  throw new OptimisticLockingFailureException("corrected meanwhile");
                }
                corrections.keepTotal(
                    task.number(),
                    task.actor(),
                    last.spent(),
                    answers.money("spentUsd"),
                    answers.text(CORRECTION));
              });
    }
  }

  /** All that was spent is no less than what was told of the milestones. */
  private static Optional<FieldError> lessThan(Money onMilestones, Answers answers) {
    return answers.money("spentUsd").isLessThan(onMilestones)
        ? Optional.of(
            FieldError.of("spentUsd", "delivery.spent.lessThanMilestones", onMilestones.plain()))
        : Optional.empty();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    InitiativeNumber number = task.number();
    LocalDate on = answers.date("dataDate");
    Money spent = answers.money("spentUsd");
    correct(task, reports, corrections, answers);
    reports.add(
        number,
        on,
        answers.text("progressSummary"),
        spent,
        answers.optionalText("difficulties").orElse(null),
        task.actor().userId());
    reported(answers)
        .forEach(
            (key, actual) -> {
              Matcher row = REPORTED.matcher(key);
              int position = row.matches() ? Integer.parseInt(row.group(2)) : 0;
              if (key.startsWith(RESULT)) {
                plans.reportResult(number, position, actual, on);
              } else {
                plans.reportTarget(number, position, actual, on);
              }
            });
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
    // A payment may be waiting only for new data.
    holds.review(number);
    return Route.on().telling("done", on.toString(), spent.plain());
  }
}
