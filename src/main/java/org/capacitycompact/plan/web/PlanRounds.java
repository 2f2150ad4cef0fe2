package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlanComparison;
import org.capacitycompact.plan.PlanComparison.Kind;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.PlanVersions.Reason;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of a plan from one round of judging it to the next, row by row. */
@Component
public class PlanRounds {

  /** Changed rows that are shown; the page of the comparison has all. */
  private static final int ROWS = 40;

  private final PlanVersions versions;
  private final ComparePage compare;
  private final RowCells cells;
  private final Wording wording;

  PlanRounds(PlanVersions versions, ComparePage compare, RowCells cells, Wording wording) {
    this.versions = versions;
    this.compare = compare;
    this.cells = cells;
    this.wording = wording;
  }

  /**
   * What changed between the last two times that the plan was sent for this reason; empty when it
   * was sent once only.
   */
  public List<Exhibit> sinceLastRound(
      Initiative initiative, Reason reason, Actor reader, Locale language) {
    List<Version> sent = sent(initiative.number(), reason);
    return sent.size() < 2
        ? List.of()
        : changes(
            initiative, sent.get(1), find(initiative.number(), sent.get(0)), reader, language);
  }

  /**
   * What changed since the round that is so many before the last; empty when there was none such.
   *
   * @param back how many rounds, from 1
   */
  public List<Exhibit> sinceRound(
      Initiative initiative, Reason reason, int back, Actor reader, Locale language) {
    List<Version> sent = sent(initiative.number(), reason);
    return back < 1 || sent.size() <= back
        ? List.of()
        : changes(
            initiative, sent.get(back), find(initiative.number(), sent.get(0)), reader, language);
  }

  /** What changed since the plan was sent for this reason; empty when it never was. */
  public List<Exhibit> sinceSent(
      Initiative initiative, Reason reason, Actor reader, Locale language) {
    List<Version> sent = sent(initiative.number(), reason);
    return sent.isEmpty()
        ? List.of()
        : changes(initiative, sent.get(0), versions.now(initiative.number()), reader, language);
  }

  private List<Version> sent(InitiativeNumber number, Reason reason) {
    return versions.of(number).stream().filter(each -> each.reason() == reason).toList();
  }

  private PlanContent find(InitiativeNumber number, Version version) {
    return versions.find(number, version.version()).orElseThrow();
  }

  private List<Exhibit> changes(
      Initiative initiative, Version since, PlanContent after, Actor reader, Locale language) {
    ComparePage.Compared compared =
        ComparePage.Compared.of(find(initiative.number(), since), after);
    PlanComparison comparison = compared.comparison();
    String heading =
        wording.say(
            language,
            "plan.exhibit.changes",
            since.version(),
            wording.day(since.frozenAt(), language));
    if (comparison.changes().isEmpty()) {
      return List.of(
          new Collected()
              .add(
                  wording.say(language, "plan.compare.row"),
                  Cell.of(wording.say(language, "plan.compare.rows", 0)))
              .under(heading));
    }
    List<Line> lines = new ArrayList<>();
    compare
        .sections(
            initiative,
            compared,
            comparison.changes().subList(0, Math.min(ROWS, comparison.changes().size())),
            reader,
            language)
        .forEach(
            section ->
                section
                    .rows()
                    .forEach(row -> lines.addAll(lines(section.heading(), row, language))));
    int left = comparison.changes().size() - ROWS;
    String counts =
        wording.say(
            language,
            "plan.compare.counts",
            comparison.count(Kind.NEW),
            comparison.count(Kind.REMOVED),
            comparison.count(Kind.CHANGED),
            comparison.unchanged());
    return List.of(
        new Table(
            heading,
            List.of(
                wording.say(language, "plan.compare.row"),
                wording.say(language, "plan.exhibit.what"),
                wording.say(language, "plan.exhibit.before"),
                wording.say(language, "plan.exhibit.now")),
            lines,
            left > 0 ? wording.say(language, "plan.exhibit.moreChanges", counts, left) : counts,
            false));
  }

  /** One line for each answer that is another; a row's name stands before the first. */
  private List<Line> lines(String section, ComparePage.RowView row, Locale language) {
    List<Line> lines = new ArrayList<>();
    for (ComparePage.FieldView field : row.fields()) {
      Cell name = name(row).with(row.tag());
      lines.add(
          Line.of(
              row.address() == null ? name : name.leadingTo(row.address()),
              Cell.of(wording.say(language, "plan.exhibit.labelled", section, field.label())),
              said(field.before(), field, row, language),
              said(field.after(), field, row, language)));
    }
    return lines;
  }

  private Cell name(ComparePage.RowView row) {
    String id = row.anchor().substring(0, row.anchor().lastIndexOf('-'));
    return Section.of(id).filter(of -> cells.isWritten(of, of.nameField())).isPresent()
        ? Cell.said(row.name(), row.language())
        : Cell.of(row.name());
  }

  private Cell said(
      @Nullable String text,
      ComparePage.FieldView field,
      ComparePage.RowView row,
      Locale language) {
    return text == null
        ? Cell.of(wording.say(language, "plan.compare.empty"))
        : field.written() ? Cell.said(text, row.language()) : Cell.of(text);
  }
}
