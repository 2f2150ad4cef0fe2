package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows how the work stands beside its plan: the course as it was judged, and the figures. */
@Component
class CourseExhibits {

  private static final List<String> FACTS =
      List.of(
          "delayDays",
          "budgetVariancePercent",
          "resultsOnTrackPercent",
          "dataAgeDays",
          "reportingIntervalDays");

  private final Verdicts verdicts;
  private final Plans plans;
  private final ProgressReports reports;
  private final DeliveryWords words;

  CourseExhibits(Verdicts verdicts, Plans plans, ProgressReports reports, DeliveryWords words) {
    this.verdicts = verdicts;
    this.plans = plans;
    this.reports = reports;
    this.words = words;
  }

  /** What the table of the course said, by which figures; what is not known is named so. */
  List<Exhibit> course(InitiativeNumber number, Locale language) {
    return verdicts.latest(number, DecideCourse.DECISION).stream()
        .map(verdict -> course(verdict, language))
        .toList();
  }

  private Exhibit course(Verdict verdict, Locale language) {
    Exhibit.Collected facts = new Exhibit.Collected();
    facts.add(say("outcome", language), outcome(verdict, language));
    for (String fact : FACTS) {
      Object value = verdict.facts().get(fact);
      facts.add(
          words.word("verdict.fact." + fact, language),
          value == null
              ? Cell.of(words.word("delivery.fact.unknown", language))
              : Cell.number(rounded(value, language)));
    }
    return facts.under(say("course", language));
  }

  private Cell outcome(Verdict verdict, Locale language) {
    String kind =
        switch (verdict.outcome()) {
          case "onTrack" -> "ok";
          case "watch" -> "warn";
          default -> "bad";
        };
    Cell tag =
        Cell.tag(new Tag(words.word("delivery.course." + verdict.outcome(), language), kind));
    Verdict.Kept kept = verdict.kept();
    return kept == null
        ? tag
        : Cell.of(say("why", language))
            .with(Objects.requireNonNull(tag.tag()))
            .leadingTo("/initiatives/" + verdict.number() + "/verdicts/" + kept.id());
  }

  /** Each result and target: where it began, what is to be reached by when, and where it is. */
  Exhibit figures(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("figures", language),
        Stream.of("what", "baseline", "target", "last")
            .map(column -> words.word("delivery.rows." + column, language))
            .toList(),
        Stream.concat(
                plans.results(number).stream().map(result -> line(result, language)),
                plans.sufficiencyTargets(number).stream().map(target -> line(target, language)))
            .toList());
  }

  private Line line(PlannedResult result, Locale language) {
    return Line.of(
        Cell.said(result.title(), null),
        figure(result.baseline(), null, language),
        figure(result.target(), result.due(), language),
        figure(result.actual(), result.actualOn(), language));
  }

  private Line line(SufficiencyTarget target, Locale language) {
    return Line.of(
        Cell.said(target.indicator(), null),
        figure(target.baseline(), null, language),
        figure(target.target(), target.due(), language),
        figure(target.actual(), null, language));
  }

  private Cell figure(@Nullable BigDecimal value, @Nullable LocalDate on, Locale language) {
    if (value == null) {
      return Cell.NONE;
    }
    String figure = Figures.number(value, language);
    return Cell.number(
        on == null
            ? figure
            : words.word("delivery.rows.byDay", language, figure, Figures.day(on, language)));
  }

  /** What was reported last: of which day, how much was spent, what was said. */
  Exhibit lastReport(InitiativeNumber number, Locale language) {
    Exhibit.Collected facts = new Exhibit.Collected();
    reports
        .latest(number)
        .ifPresentOrElse(
            last ->
                facts
                    .add(
                        words.word("delivery.facts.dataDate", language),
                        Cell.of(Figures.day(last.dataDate(), language)))
                    .add(
                        words.word("delivery.facts.spent", language),
                        Cell.number(Figures.money(last.spent(), language)))
                    .add(
                        words.word("delivery.facts.summary", language),
                        Cell.said(last.summary(), last.language()))
                    .add(
                        words.word("delivery.facts.difficulties", language),
                        last.difficulties() == null
                            ? null
                            : Cell.said(last.difficulties(), last.language())),
            () ->
                facts.add(
                    words.word("delivery.facts.dataDate", language),
                    Cell.of(words.word("delivery.shows.noData", language))));
    return facts.under(say("lastReport", language));
  }

  private static String rounded(Object value, Locale language) {
    return Figures.number(
        new BigDecimal(value.toString()).setScale(1, RoundingMode.HALF_UP), language);
  }

  private String say(String key, Locale language) {
    return words.word("delivery.shows." + key, language);
  }
}
