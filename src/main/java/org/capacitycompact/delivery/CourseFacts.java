package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.delivery.ProgressReports.Report;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.Embodies;
import org.springframework.stereotype.Component;

/** Gathers the facts of the course-correction decision (S30, S33). */
@Embodies(value = "S33", as = Embodies.As.RULE)
@Component
class CourseFacts {

  private static final Records MILESTONES = Records.answered("MILESTONES", "milestone\\d\\w+");
  private static final Records PROGRESS_REPORTS = Records.named("PROGRESS_REPORTS");

  private final Milestones milestones;
  private final ProgressReports reports;
  private final Plans plans;
  private final CountryDays days;

  CourseFacts(Milestones milestones, ProgressReports reports, Plans plans, CountryDays days) {
    this.milestones = milestones;
    this.reports = reports;
    this.plans = plans;
    this.days = days;
  }

  Facts of(InitiativeNumber number) {
    LocalDate today = days.todayOf(number);
    List<Milestone> all = milestones.of(number);
    Optional<Report> latest = reports.latest(number);
    return new Facts()
        .put("delayDays", Course.delayDays(all, today), Origin.counted(MILESTONES))
        .put(
            "budgetVariancePercent",
            latest
                .flatMap(at -> Course.budgetVariance(all, at.spent(), at.dataDate()))
                .orElse(null),
            reported(latest))
        .put(
            "resultsOnTrackPercent",
            latest.flatMap(at -> resultsOnTrack(number, at.dataDate())).orElse(null),
            reported(latest))
        .put("dataAgeDays", dataAgeDays(number).orElse(null), reported(latest))
        .put(
            "reportingIntervalDays",
            plans.reportingIntervalDays(number).orElse(null),
            Origin.counted(Records.PROFILE));
  }

  private Optional<Percent> resultsOnTrack(InitiativeNumber number, LocalDate at) {
    return reports
        .begun(number)
        .flatMap(begun -> Course.resultsOnTrack(plans.results(number), begun, at));
  }

  private static Origin reported(Optional<Report> latest) {
    return new Origin.Counted(
        PROGRESS_REPORTS, latest.map(report -> report.dataDate().toString()).orElse(null));
  }

  /** Days since the date of the last report's data, or since the work began. */
  private Optional<Integer> dataAgeDays(InitiativeNumber number) {
    LocalDate today = days.todayOf(number);
    return reports
        .latest(number)
        .map(Report::dataDate)
        .or(() -> reports.begun(number))
        // In the country, a day may have begun that has not begun here: such data count as new.
        .map(since -> (int) Math.max(0, ChronoUnit.DAYS.between(since, today)));
  }
}
