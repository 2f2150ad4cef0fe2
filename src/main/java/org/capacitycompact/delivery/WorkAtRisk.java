package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.web.Concerns;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * What is at risk in the work: milestones whose day has passed, data older than the plan wants
 * reports, and what the last decision about the course said when it was not that all is well (S33,
 * S41).
 */
@Component
class WorkAtRisk implements Concerns {

  private static final int COURSE = 8;
  private static final int LATE = 7;
  private static final int LITTLE_LATE = 4;
  private static final int STALE = 5;

  /** From this many days a milestone is more than a little late: the table corrects from there. */
  private static final int MUCH = 30;

  private final Milestones milestones;
  private final ProgressReports reports;
  private final Plans plans;
  private final Verdicts verdicts;
  private final CountryDays days;
  private final Wording wording;

  WorkAtRisk(
      Milestones milestones,
      ProgressReports reports,
      Plans plans,
      Verdicts verdicts,
      CountryDays days,
      Wording wording) {
    this.milestones = milestones;
    this.reports = reports;
    this.plans = plans;
    this.verdicts = verdicts;
    this.days = days;
    this.wording = wording;
  }

  @Override
  public List<Concern> of(Initiative initiative, Actor reader, Locale language) {
    if (!initiative.status().isOpen() || initiative.stage() != Stage.IMPLEMENTATION) {
      return List.of();
    }
    InitiativeNumber number = initiative.number();
    LocalDate today = days.todayOf(number);
    List<Concern> concerns = new ArrayList<>();
    milestones.of(number).stream()
        .filter(milestone -> milestone.isLate(today))
        .map(milestone -> late(milestone, today, language))
        .forEach(concerns::add);
    stale(number, today, language).ifPresent(concerns::add);
    course(number, language).ifPresent(concerns::add);
    return concerns;
  }

  private Concern late(Milestone milestone, LocalDate today, Locale language) {
    long late = ChronoUnit.DAYS.between(milestone.due(), today);
    boolean delivered = milestone.state() == MilestoneState.DELIVERED;
    return new Concern(
        late > MUCH ? LATE : LITTLE_LATE,
        Cell.said(milestone.title(), null).leadingTo(Part.WORK.address(milestone.number())),
        new Tag(wording.say(language, "overview.late", late), late > MUCH ? "bad" : "warn"),
        Cell.of(
            wording.say(
                language,
                delivered ? "overview.milestone.delivered" : "overview.milestone.planned",
                wording.day(milestone.due(), language))));
  }

  private Optional<Concern> stale(InitiativeNumber number, LocalDate today, Locale language) {
    Optional<LocalDate> since =
        reports
            .latest(number)
            .map(ProgressReports.Report::dataDate)
            .or(() -> reports.begun(number));
    Optional<Integer> interval = plans.reportingIntervalDays(number);
    if (since.isEmpty() || interval.isEmpty()) {
      return Optional.empty();
    }
    long age = ChronoUnit.DAYS.between(since.get(), today);
    return age <= interval.get()
        ? Optional.empty()
        : Optional.of(
            new Concern(
                STALE,
                Cell.of(wording.say(language, "overview.data"))
                    .leadingTo(Part.WORK.address(number)),
                new Tag(wording.say(language, "overview.data.age", age), "warn"),
                Cell.of(
                    wording.say(
                        language,
                        "overview.data.of",
                        wording.day(since.get(), language),
                        interval.get()))));
  }

  private Optional<Concern> course(InitiativeNumber number, Locale language) {
    return verdicts
        .latest(number, DecideCourse.DECISION)
        .filter(verdict -> Course.isWorse(verdict.outcome(), "onTrack"))
        .map(verdict -> course(verdict, language));
  }

  private Concern course(Verdict verdict, Locale language) {
    Verdict.Kept kept = verdict.kept();
    Cell what = Cell.of(wording.say(language, "overview.course"));
    return new Concern(
        COURSE,
        kept == null
            ? what
            : what.leadingTo("/initiatives/" + verdict.number() + "/verdicts/" + kept.id()),
        new Tag(
            wording.say(language, "delivery.course." + verdict.outcome()),
            verdict.outcome().equals("escalate") ? "bad" : "warn"),
        Cell.of(
            wording.say(
                language, "overview.course.on", wording.day(verdict.decidedAt(), language))));
  }
}
