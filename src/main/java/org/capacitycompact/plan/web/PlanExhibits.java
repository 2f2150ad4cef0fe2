package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Sections of a plan as tables, for whoever decides on them or reads them elsewhere. */
@Component
public class PlanExhibits {

  private static final String BETWEEN = " · ";

  private final PlanRecord record;
  private final RowChoices choices;
  private final RowCells cells;
  private final RowWords words;
  private final Plans plans;
  private final Wording wording;

  PlanExhibits(
      PlanRecord record,
      RowChoices choices,
      RowCells cells,
      RowWords words,
      Plans plans,
      Wording wording) {
    this.record = record;
    this.choices = choices;
    this.cells = cells;
    this.words = words;
    this.plans = plans;
    this.wording = wording;
  }

  /**
   * These sections, in this order, each row leading to its own page. Results are shown with their
   * indicators; what has no rows is left out.
   */
  public List<Exhibit> of(
      Initiative initiative, Actor reader, Locale language, Collection<Section> sections) {
    Map<Section, List<Row>> rows = record.whole(initiative.number());
    PlanReading plan =
        new PlanReading(
            initiative,
            reader,
            language,
            PlanAccess.reading(reader),
            rows,
            choices.of(initiative, rows, reader, language),
            List.of(),
            List.of());
    return sections.stream()
        .map(section -> of(plan, section))
        .filter(exhibit -> !exhibit.isEmpty())
        .toList();
  }

  /** What each source gives, and the total; empty while nobody has named any money. */
  public Exhibit budget(Initiative initiative, Locale language) {
    return new Table(
        wording.say(language, "plan.exhibit.budget"),
        List.of(
            wording.say(language, "plan.exhibit.source"),
            wording.say(language, "plan.exhibit.amount")),
        plans.budget(initiative.number()).bySource().entrySet().stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(wording.say(language, "initiative.budget." + each.getKey())),
                        Cell.number(Figures.money(each.getValue(), language))))
            .toList());
  }

  private Exhibit of(PlanReading plan, Section section) {
    String heading = wording.say(plan.language(), "plan.section." + section.id());
    if (section == Section.RESULTS) {
      return results(plan, heading);
    }
    if (section.isSingle()) {
      Collected facts = new Collected();
      plan.rows(section)
          .forEach(
              row ->
                  cells
                      .all(plan, row)
                      .forEach(each -> facts.add(each.label(), cell(each.lines()))));
      return facts.under(heading);
    }
    List<String> columns = new ArrayList<>(cells.columns(section, plan.language()));
    List<Line> lines = new ArrayList<>();
    boolean more = plan.rows(section).stream().anyMatch(row -> !cells.more(plan, row).isEmpty());
    for (Row row : plan.rows(section)) {
      List<Cell> line = new ArrayList<>(List.of(name(plan, row)));
      cells.cells(plan, row).forEach(each -> line.add(cell(each.lines())));
      if (more) {
        line.add(more(plan, row));
      }
      lines.add(new Line(line));
    }
    if (more) {
      columns.add(wording.say(plan.language(), "plan.exhibit.more"));
    }
    return new Table(heading, columns, lines);
  }

  /** Each result with how one sees it: from where, to where, by when, and when it is enough. */
  private Table results(PlanReading plan, String heading) {
    List<Line> lines = new ArrayList<>();
    for (Row result : plan.rows(Section.RESULTS)) {
      List<Row> indicators = indicators(plan, Set.of(String.valueOf(result.position())));
      indicators.forEach(each -> lines.add(measured(plan, name(plan, result), each)));
      if (indicators.isEmpty()) {
        lines.add(Line.of(name(plan, result), Cell.NONE, Cell.NONE, Cell.NONE, Cell.NONE));
      }
    }
    indicators(plan, Set.of(""))
        .forEach(
            each ->
                lines.add(
                    measured(
                        plan, Cell.of(wording.say(plan.language(), "plan.exhibit.whole")), each)));
    return new Table(
        heading,
        List.of(
            wording.say(plan.language(), "plan.column.results"),
            words.label(Section.INDICATORS, "title", plan.language()),
            words.label(Section.INDICATORS, "baseline", plan.language()),
            wording.say(plan.language(), "plan.column.targets"),
            wording.say(plan.language(), "plan.exhibit.enough")),
        lines);
  }

  private static List<Row> indicators(PlanReading plan, Set<String> results) {
    return plan.rows(Section.INDICATORS).stream()
        .filter(row -> results.contains(row.text("result").orElse("")))
        .toList();
  }

  private Line measured(PlanReading plan, Cell result, Row indicator) {
    List<RowCells.Cell> measured = cells.cells(plan, indicator);
    Map<Boolean, List<RowCells.Line>> targets =
        measured.get(1).lines().stream()
            .collect(Collectors.partitioningBy(line -> line.kind().equals("ok")));
    Cell name = name(plan, indicator);
    return Line.of(
        result,
        // What a form asked for as a result is its own measure, and has its name.
        name.text().equals(result.text()) ? Cell.NONE : name,
        cell(measured.get(0).lines()),
        cell(targets.getOrDefault(false, List.of())),
        cell(targets.getOrDefault(true, List.of())));
  }

  private Cell name(PlanReading plan, Row row) {
    String name = words.name(row, plan.choices(), plan.language());
    String kind = cells.kind(plan, row);
    Cell cell =
        (cells.isWritten(row.section(), row.section().nameField())
                ? Cell.said(name, row.language())
                : Cell.of(name))
            .leadingTo(
                "/initiatives/%s/plan/%s/%d"
                    .formatted(plan.number(), row.section().id(), row.position()));
    return kind.isEmpty() ? cell : cell.with(new Tag(kind, ""));
  }

  private Cell more(PlanReading plan, Row row) {
    String text =
        cells.more(plan, row).stream()
            .map(
                each ->
                    wording.say(
                        plan.language(), "plan.exhibit.labelled", each.label(), text(each.lines())))
            .collect(Collectors.joining(BETWEEN));
    return text.isEmpty() ? Cell.NONE : Cell.of(text);
  }

  private static Cell cell(List<RowCells.Line> lines) {
    return lines.isEmpty()
        ? Cell.NONE
        : lines.size() == 1 && lines.get(0).language() != null
            ? Cell.said(lines.get(0).text(), lines.get(0).language())
            : Cell.of(text(lines));
  }

  private static String text(List<RowCells.Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.language() == null
                    ? line.text().replace("\n", BETWEEN)
                    : Quoted.in(line.language(), line.text()))
        .collect(Collectors.joining(BETWEEN));
  }
}
