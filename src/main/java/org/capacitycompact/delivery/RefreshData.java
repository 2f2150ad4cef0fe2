package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.money.Money;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The implementing institution updates its data between the stages' reports, because outdated data
 * hold payments back (S33).
 */
@Component
class RefreshData implements TaskHandler {

  private final ProgressReports reports;
  private final Milestones milestones;
  private final FigureCorrections corrections;
  private final CountryDays days;

  RefreshData(
      ProgressReports reports,
      Milestones milestones,
      FigureCorrections corrections,
      CountryDays days) {
    this.reports = reports;
    this.milestones = milestones;
    this.corrections = corrections;
    this.days = days;
  }

  @Override
  public String task() {
    return PaymentHoldProcess.REFRESH_DATA;
  }

  @Override
  public Right right() {
    return Right.REPORT_PROGRESS;
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return reports.latest(task.number()).map(ReportProgress::needs).orElse(Map.of());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return ReportProgress.figures(task, answers, reports, milestones, days);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    LocalDate on = answers.date("dataDate");
    Money spent = answers.money("spentUsd");
    ReportProgress.correct(task, reports, corrections, answers);
    reports.add(
        task.number(),
        on,
        answers.text("progressSummary"),
        spent,
        answers.optionalText("difficulties").orElse(null),
        task.actor().userId());
    if (ReportProgress.isExplained(answers)) {
      corrections.judgeAgain(task.number());
    }
    return Route.on().telling("done", on.toString(), spent.plain());
  }
}
