package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.Embodies;
import org.springframework.stereotype.Component;

/** Gathers the facts of the course-correction decision (S30, S33). */
@Embodies(value = "S33", as = Embodies.As.RULE)
@Component
class CourseFacts {

  private final Milestones milestones;
  private final ProgressReports reports;
  private final Plans plans;
  private final Clock clock;

  CourseFacts(Milestones milestones, ProgressReports reports, Plans plans, Clock clock) {
    this.milestones = milestones;
    this.reports = reports;
    this.plans = plans;
    this.clock = clock;
  }

  Map<String, Object> of(String number) {
    LocalDate today = LocalDate.now(clock);
    List<Milestone> all = milestones.of(number);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("delayDays", Course.delayDays(all, today));
    reports
        .latest(number)
        .ifPresent(
            report -> {
              LocalDate at = report.dataDate();
              Course.budgetVariancePercent(all, report.spent(), at)
                  .ifPresent(variance -> facts.put("budgetVariancePercent", variance));
              reports
                  .begun(number)
                  .flatMap(begun -> Course.resultsOnTrackPercent(plans.results(number), begun, at))
                  .ifPresent(percent -> facts.put("resultsOnTrackPercent", percent));
            });
    dataAgeDays(number).ifPresent(age -> facts.put("dataAgeDays", age));
    plans
        .reportingIntervalDays(number)
        .ifPresent(interval -> facts.put("reportingIntervalDays", interval));
    return facts;
  }

  /**
   * Whether old data block the money (S33): the report of this stretch of work is outstanding, and
   * what is known is older than twice the interval agreed.
   */
  boolean tooOldToPay(String number) {
    Optional<Integer> interval = plans.reportingIntervalDays(number);
    return interval.isPresent()
        && reports.outstanding(number)
        && dataAgeDays(number).filter(age -> age > 2 * interval.get()).isPresent();
  }

  /** Days since the day that the last report describes, else since the work began. */
  private Optional<Integer> dataAgeDays(String number) {
    LocalDate today = LocalDate.now(clock);
    return reports
        .latest(number)
        .map(ProgressReports.Report::dataDate)
        .or(() -> reports.begun(number))
        .map(since -> (int) ChronoUnit.DAYS.between(since, today));
  }
}
