package org.capacitycompact.delivery;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.money.Percent;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The work as it goes: milestones with their evidence, the course and its figures, every report,
 * correction and suspension. Who sees the initiative reads it.
 */
@Component
@Order(10)
class WorkSheet implements PartSheet {

  private final Milestones milestones;
  private final MilestoneExhibits exhibits;
  private final CourseExhibits course;
  private final ProgressReports reports;
  private final Corrections corrections;
  private final FigureCorrections figures;
  private final SuspensionRecord suspensions;
  private final DeliveryWords words;

  WorkSheet(
      Milestones milestones,
      MilestoneExhibits exhibits,
      CourseExhibits course,
      ProgressReports reports,
      Corrections corrections,
      FigureCorrections figures,
      SuspensionRecord suspensions,
      DeliveryWords words) {
    this.milestones = milestones;
    this.exhibits = exhibits;
    this.course = course;
    this.reports = reports;
    this.corrections = corrections;
    this.figures = figures;
    this.suspensions = suspensions;
    this.words = words;
  }

  @Override
  public Part part() {
    return Part.WORK;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    List<Milestone> all = milestones.of(number);
    if (all.isEmpty()) {
      // The work has not begun.
      return List.of();
    }
    return Stream.of(
            Stream.of(exhibits.all(all, language)),
            course.course(number, language).stream(),
            Stream.of(
                course.figures(number, language),
                reports(number, language),
                corrections(number, language),
                figures(number, language),
                suspensions.of(number, language)))
        .flatMap(each -> each)
        .toList();
  }

  private Exhibit reports(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("reports", language),
        columns(language, "dataDate", "summary", "difficulties", "spent", "reported"),
        reports.all(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(Figures.day(each.report().dataDate(), language)),
                        Cell.said(each.report().summary(), each.report().language()),
                        Cell.said(each.report().difficulties(), each.report().language()),
                        Cell.number(Figures.money(each.report().spent(), language)),
                        Cell.of(
                            words.word(
                                "delivery.shows.onBy",
                                language,
                                Figures.day(ReaderZone.day(each.report().reportedAt()), language),
                                each.by()))))
            .toList());
  }

  private Exhibit corrections(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("corrections", language),
        columns(language, "correction", "owner", "doneBy", "budget", "time"),
        corrections.of(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.text(), each.language()),
                        Cell.said(each.owner(), each.language()),
                        Cell.of(Figures.day(each.due(), language)),
                        percent(each.budgetChange(), language),
                        Cell.number(String.valueOf(each.timeChangeDays()))))
            .toList());
  }

  private Exhibit figures(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("corrected", language),
        columns(language, "figure", "was", "now", "reason", "corrector"),
        figures.made(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(
                            each.milestone() == null
                                ? words.word("delivery.facts.spent", language)
                                : say("ofMilestone", language, each.milestone().toString())),
                        Cell.number(Figures.money(each.was(), language)),
                        Cell.number(Figures.money(each.correctedTo(), language)),
                        Cell.said(each.reason(), each.language()),
                        Cell.of(
                            words.word(
                                "delivery.shows.onBy",
                                language,
                                Figures.day(ReaderZone.day(each.correctedAt()), language),
                                each.person()))))
            .toList());
  }

  private static Cell percent(Percent change, Locale language) {
    return Cell.number(Figures.percent(change, language));
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> say(key, language)).toList();
  }

  private String say(String key, Locale language, Object... filledWith) {
    return words.word("delivery.shows." + key, language, filledWith);
  }
}
