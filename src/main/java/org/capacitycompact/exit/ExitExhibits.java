package org.capacitycompact.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.exit.ExitRecord.Examined;
import org.capacitycompact.exit.ExitRecord.HandedOver;
import org.capacitycompact.exit.ExitRecord.Judged;
import org.capacitycompact.exit.ExitRecord.Lasted;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Measurements;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows an exit: examinations, what was said of each target, hand-over, lessons and checks. */
@Component
class ExitExhibits {

  private final ExitRecord exits;
  private final Measurements measurements;
  private final ExitWords words;

  ExitExhibits(ExitRecord exits, Measurements measurements, ExitWords words) {
    this.exits = exits;
    this.measurements = measurements;
    this.words = words;
  }

  /** The values of the sufficiency targets over time, the newest of each first. */
  Exhibit values(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("values", language),
        columns(language, "indicator", "on", "value", "saidIn"),
        measurements.ofTargets(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.indicator(), null),
                        Cell.of(Figures.day(each.on(), language)),
                        Cell.number(Figures.number(each.value(), language)),
                        Cell.of(say("saidIn." + each.saidIn(), language))))
            .toList());
  }

  /** The examinations: what is enough, what will last, what it changed. */
  List<Exhibit> examinations(InitiativeNumber number, Locale language) {
    return exits.examinations(number).stream().map(each -> examination(each, language)).toList();
  }

  /** The newest only. */
  List<Exhibit> lastExamination(InitiativeNumber number, Locale language) {
    return exits.examinations(number).stream()
        .limit(1)
        .map(each -> examination(each, language))
        .toList();
  }

  private Exhibit examination(Examined each, Locale language) {
    return new Exhibit.Collected()
        .add(say("with", language), said(each.with(), each.language()))
        .add(say("enough", language), Cell.of(say(each.enough() ? "yes" : "no", language)))
        .add(say("enough", language), said(each.enoughReason(), each.language()))
        .add(
            say("sustainability", language),
            Cell.of(words.word("exit.sustainability." + each.sustainability(), language)))
        .add(say("sustainability", language), said(each.sustainabilityReason(), each.language()))
        .add(say("impact", language), said(each.impact(), each.language()))
        .add(
            say("sent", language),
            Cell.of(
                words.say(
                    language,
                    "exit.shows.onBy",
                    Figures.day(ReaderZone.day(each.at()), language),
                    each.by())))
        .under(words.say(language, "exit.shows.examination", String.valueOf(each.position())));
  }

  /** What was said of each target, by whom, and whether it counts as reached. */
  Exhibit judged(InitiativeNumber number, Locale language) {
    return judged(exits.judged(number), language);
  }

  /** The same of the newest examination. */
  Exhibit lastJudged(InitiativeNumber number, Locale language) {
    List<Judged> all = exits.judged(number);
    return judged(
        all.stream().filter(each -> each.examination() == all.get(0).examination()).toList(),
        language);
  }

  /**
   * What the country calls reached and no figure shows: no result that could be agreed to instead.
   */
  Exhibit claims(InitiativeNumber number, Locale language) {
    List<Judged> all = exits.judged(number);
    return new Exhibit.Table(
        say("claims", language),
        columns(language, "indicator", "goal", "value", "country", "evidence"),
        all.stream()
            .filter(each -> each.examination() == all.get(0).examination())
            .filter(Judged::isClaim)
            .map(each -> new Line(countrys(each, language)))
            .toList());
  }

  private Exhibit judged(List<Judged> judged, Locale language) {
    return new Exhibit.Table(
        say("judged", language),
        columns(language, "indicator", "goal", "value", "country", "evidence", "partner", "counts"),
        judged.stream().map(each -> line(each, language)).toList());
  }

  private List<Cell> countrys(Judged each, Locale language) {
    return List.of(
        Cell.said(each.indicator(), null),
        Cell.number(Figures.number(each.goal(), language)),
        ExitWords.figure(each.value(), language),
        reasoned(
            say(each.claimed() ? "reached" : "notReached", language),
            each.reason(),
            each.language(),
            language),
        Cell.said(each.evidence(), each.language()));
  }

  private Line line(Judged each, Locale language) {
    List<Cell> cells = new ArrayList<>(countrys(each, language));
    cells.add(each.isClaim() ? partner(each, language) : Cell.NONE);
    cells.add(
        Cell.tag(
            new Tag(
                say(each.reached() ? "reached" : "notReached", language),
                each.reached() ? "ok" : "warn")));
    return new Line(cells);
  }

  private Cell partner(Judged each, Locale language) {
    Boolean agreed = each.agreed();
    return agreed == null
        ? Cell.of(say("silent", language))
        : reasoned(
            say(agreed ? "reached" : "notReached", language),
            each.partnersReason(),
            each.partnersLanguage(),
            language);
  }

  private Cell reasoned(
      String answer, @Nullable String reason, @Nullable String writtenIn, Locale language) {
    return Cell.of(
        reason == null
            ? answer
            : words.say(language, "exit.shows.because", answer, Quoted.in(writtenIn, reason)));
  }

  List<Exhibit> handOvers(InitiativeNumber number, Locale language) {
    return exits.handOvers(number).stream().map(each -> handOver(each, language)).toList();
  }

  private Exhibit handOver(HandedOver each, Locale language) {
    Integer staff = each.staff();
    return new Exhibit.Collected()
        .add(
            words.word("exit.facts.institution", language),
            said(each.institution(), each.language()))
        .add(
            words.word("exit.facts.functions", language),
            Cell.of(words.say(language, "exit.shows.percent", String.valueOf(each.percent()))))
        .add(say("functions", language), said(each.functions(), each.language()))
        .add(say("budgetLine", language), said(each.budgetLine(), each.language()))
        .add(say("staff", language), staff == null ? null : Cell.of(String.valueOf(staff)))
        .add(say("staff", language), said(each.staffArrangements(), each.language()))
        .add(say("documents", language), said(each.documents(), each.language()))
        .add(
            say("handedOverOn", language),
            each.on() == null ? null : Cell.of(Figures.day(each.on(), language)))
        .add(say("acceptedBy", language), Cell.of(each.by()))
        .under(say("handOver", language));
  }

  Exhibit lessons(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("lessons", language),
        columns(language, "lesson", "text", "adaptation", "recordedBy"),
        exits.lessons(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.title(), each.language()),
                        Cell.said(each.text(), each.language()),
                        each.adaptation() == null
                            ? Cell.NONE
                            : Cell.said(each.adaptation(), each.language()),
                        Cell.of(each.by())))
            .toList());
  }

  Exhibit checks(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("checks", language),
        columns(language, "on", "lasted", "evidence", "budgetLineKept", "staffKept", "services"),
        exits.checks(number).stream().map(each -> line(each, language)).toList());
  }

  private Line line(Lasted each, Locale language) {
    return Line.of(
        Cell.of(Figures.day(ReaderZone.day(each.at()), language)),
        Cell.of(words.word("exit.lasted." + each.lasted(), language)),
        Cell.said(each.evidence(), each.language()),
        kept(each.budgetLineKept(), language),
        kept(each.staffKept(), language),
        Cell.said(each.services(), each.language()));
  }

  private Cell kept(@Nullable Boolean answer, Locale language) {
    return answer == null ? Cell.NONE : Cell.of(say(answer ? "yes" : "no", language));
  }

  private static @Nullable Cell said(@Nullable String text, @Nullable String language) {
    return text == null || text.isBlank() ? null : Cell.said(text, language);
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> say(key, language)).toList();
  }

  private String say(String key, Locale language) {
    return words.word("exit.shows." + key, language);
  }
}
