package org.capacitycompact.participation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.participation.ParticipationRecord;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.participation.ParticipationRecord.Said;
import org.capacitycompact.participation.ParticipationRights;
import org.capacitycompact.participation.ParticipationState;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.PlanExhibits;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Facts;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Who was asked to take part, in a reader's language. */
@Component
class ParticipationViews {

  private final ParticipationRecord record;
  private final ParticipationRights rights;
  private final Initiatives initiatives;
  private final PlanExhibits plan;
  private final Wording wording;

  ParticipationViews(
      ParticipationRecord record,
      ParticipationRights rights,
      Initiatives initiatives,
      PlanExhibits plan,
      Wording wording) {
    this.record = record;
    this.rights = rights;
    this.initiatives = initiatives;
    this.plan = plan;
    this.wording = wording;
  }

  /** All countries that were asked: how each stands, since when, and what was said. */
  Table table(Initiative initiative, Locale language) {
    List<Said> said = record.said(initiative.number());
    List<Line> lines =
        record.of(initiative.number()).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(wording.country(each.country(), language))
                            .leadingTo("/participations/" + each.id()),
                        state(each, language),
                        Cell.of(wording.day(each.since(), language)),
                        Cell.said(each.asked(), each.language()),
                        last(said, each)))
            .toList();
    return new Table(
        say(language, "heading"),
        List.of(
            say(language, "column.country"),
            say(language, "column.state"),
            say(language, "column.since"),
            say(language, "column.asked"),
            say(language, "column.said")),
        lines);
  }

  /** What one country was asked in several initiatives. */
  Table own(List<Asked> all, Locale language) {
    return new Table(
        say(language, "own"),
        List.of(
            say(language, "column.initiative"),
            say(language, "column.lead"),
            say(language, "column.state"),
            say(language, "column.answerBy")),
        all.stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.title(), each.titleLanguage())
                            .leadingTo("/participations/" + each.id()),
                        Cell.of(wording.country(each.number().country(), language)),
                        state(each, language),
                        Cell.of(wording.day(each.answerBy(), language))))
            .toList());
  }

  /** The page of one: what is asked, what was said; before the answer, the plan as it stands. */
  Map<String, Object> page(Asked asked, Actor reader, Locale language) {
    Map<String, Object> page = new HashMap<>();
    page.put("asked", asked);
    String country = wording.country(asked.country(), language);
    String lead = wording.country(asked.number().country(), language);
    page.put("country", country);
    page.put("leadCountry", lead);
    page.put(
        "says",
        wording.say(
            language,
            "participation.about." + asked.state().name().toLowerCase(Locale.ROOT),
            country,
            lead));
    List<Exhibit> shown = new ArrayList<>(about(asked, language));
    boolean sees = initiatives.visible(asked.number(), reader).isPresent();
    page.put("sees", sees);
    if (!sees
        && asked.state() == ParticipationState.INVITED
        && rights.answersFor(asked.country(), reader)) {
      shown.addAll(plan(asked, reader, language));
    }
    page.put("exhibits", shown);
    return page;
  }

  /** What is asked, by whom and until when, and what was said since. */
  List<Exhibit> about(Asked asked, Locale language) {
    Collected facts =
        new Collected()
            .add(
                say(language, "column.initiative"), Cell.said(asked.title(), asked.titleLanguage()))
            .add(say(language, "column.state"), state(asked, language))
            .add(
                say(language, "invitedBy"),
                Cell.of(
                    wording.say(
                        language,
                        "participation.invitedBy.words",
                        asked.invitedBy(),
                        wording.country(asked.number().country(), language),
                        wording.day(asked.invitedAt(), language))))
            .add(say(language, "column.asked"), Cell.said(asked.asked(), asked.language()))
            .add(
                say(language, "column.answerBy"), Cell.of(wording.day(asked.answerBy(), language)));
    if (asked.recommendedAt() != null) {
      facts.add(
          say(language, "recommended"), Cell.of(wording.day(asked.recommendedAt(), language)));
    }
    if (asked.state() != ParticipationState.INVITED) {
      facts.add(say(language, "column.since"), Cell.of(wording.day(asked.since(), language)));
    }
    record.said(asked.number()).stream()
        .filter(said -> said.participation() == asked.id())
        .forEach(
            said ->
                facts.add(
                    wording.say(
                        language,
                        "participation.said." + said.step().toLowerCase(Locale.ROOT),
                        said.by()),
                    Cell.said(said.words(), said.language())));
    return List.of(facts.under(say(language, "about")));
  }

  /**
   * The plan, for those who decide whether their country takes part and do not see the initiative
   * yet: their right stands in the invitation. Nothing in it leads to pages that are closed to
   * them.
   */
  private List<Exhibit> plan(Asked asked, Actor reader, Locale language) {
    return RowScope.within(
            RowScope.everything(),
            () ->
                plan.of(
                    initiatives.get(asked.number()),
                    reader,
                    language,
                    Arrays.asList(Section.values())))
        .stream()
        .map(ParticipationViews::leadingNowhere)
        .toList();
  }

  private static Exhibit leadingNowhere(Exhibit shown) {
    if (shown instanceof Table table) {
      return new Table(
          table.heading(),
          table.columns(),
          table.lines().stream()
              .map(
                  line ->
                      new Line(
                          line.cells().stream().map(ParticipationViews::leadingNowhere).toList()))
              .toList(),
          table.note(),
          table.sideBySide());
    }
    Facts facts = (Facts) shown;
    return new Facts(
        facts.heading(),
        facts.facts().stream()
            .map(
                fact ->
                    new Exhibit.Fact(
                        fact.label(),
                        fact.values().stream().map(ParticipationViews::leadingNowhere).toList()))
            .toList());
  }

  private static Cell leadingNowhere(Cell cell) {
    return new Cell(cell.text(), cell.language(), cell.written(), cell.number(), null, cell.tag());
  }

  private Cell state(Asked asked, Locale language) {
    return Cell.tag(
        new Tag(wording.say(language, asked.state().messageKey()), asked.state().kind()));
  }

  private static Cell last(List<Said> said, Asked asked) {
    return said.stream()
        .filter(each -> each.participation() == asked.id())
        .reduce((one, later) -> later)
        .map(each -> Cell.said(each.words(), each.language()))
        .orElse(Cell.NONE);
  }

  private String say(Locale language, String key) {
    return wording.say(language, "participation." + key);
  }
}
