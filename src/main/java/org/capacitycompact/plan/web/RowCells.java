package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rows say in the cells of their tables, and what is left for the fold. */
@Component
class RowCells {

  /** What stands in the columns beside a row's name; each is headed by its first field. */
  private static final Map<Section, List<List<String>>> COLUMNS = new EnumMap<>(Section.class);

  static {
    COLUMNS.put(Section.INDICATORS, List.of(List.of("baseline"), List.of("target1Value")));
    COLUMNS.put(
        Section.WORK, List.of(List.of("due", "startsOn"), List.of("institution", "amount")));
    COLUMNS.put(
        Section.BUDGET, List.of(List.of("amount", "quantity"), List.of("source", "year", "means")));
    COLUMNS.put(Section.PARTNERS, List.of(List.of("role"), List.of("contribution")));
    COLUMNS.put(Section.ACCOUNTABILITY, List.of(List.of("who"), List.of("toWhom", "due")));
    COLUMNS.put(Section.PEOPLE, List.of(List.of("days", "persons"), List.of("origin")));
    COLUMNS.put(
        Section.RISKS, List.of(List.of("likelihood"), List.of("impact"), List.of("mitigation")));
    COLUMNS.put(Section.QUALITY, List.of(List.of("who"), List.of("how")));
    COLUMNS.put(Section.MODALITIES, List.of(List.of("purpose"), List.of("reason")));
    COLUMNS.put(Section.EXIT, List.of(List.of("takenOverBy"), List.of("due")));
    COLUMNS.put(Section.ACTORS, List.of(List.of("kind"), List.of("contribution")));
  }

  private final PlanRecord record;
  private final RowWords words;
  private final Wording wording;

  RowCells(PlanRecord record, RowWords words, Wording wording) {
    this.record = record;
    this.words = words;
    this.wording = wording;
  }

  /**
   * One line of a cell.
   *
   * @param kind {@code note}, {@code ok} for a tag, or empty
   * @param language of what somebody wrote; null where the words are ours
   */
  record Line(String text, String kind, @Nullable String language) {}

  record Cell(String label, List<Line> lines) {}

  /** How many columns the table of a section has, the actions included. */
  static int span(Section section) {
    return COLUMNS
            .getOrDefault(section == Section.RESULTS ? Section.INDICATORS : section, List.of())
            .size()
        + 2;
  }

  /** The headings of a section's columns but the last; of results those of their indicators. */
  List<String> columns(Section section, Locale language) {
    Section shown = section == Section.RESULTS ? Section.INDICATORS : section;
    String name =
        section == Section.RESULTS
            ? wording.say(language, "plan.column.results")
            : section.isSingle()
                ? wording.say(language, "plan.section." + section.id())
                : words.label(section, section.nameField(), language);
    return Stream.concat(
            Stream.of(name),
            COLUMNS.getOrDefault(shown, List.of()).stream()
                .map(keys -> heading(shown, keys.get(0), language)))
        .toList();
  }

  private String heading(Section section, String key, Locale language) {
    return key.equals("target1Value")
        ? wording.say(language, "plan.column.targets")
        : words.label(section, key, language);
  }

  /** The step of the chain and the level of capacity of a result; whether it is a milestone. */
  String kind(PlanReading plan, Row row) {
    return switch (row.section()) {
      case RESULTS, WORK ->
          Stream.of("kind", "capacityLevel")
              .filter(key -> record.form(row.section()).field(key).isPresent())
              .map(key -> said(plan, row, key))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" · "));
      default -> "";
    };
  }

  /** Every answer of a row but its name, as its own page shows them. */
  List<Cell> all(PlanReading plan, Row row) {
    List<Cell> all = new ArrayList<>();
    if (row.section() == Section.INDICATORS) {
      all.addAll(cells(plan, row));
      all.addAll(more(plan, row));
    } else {
      fields(plan, row, Set.of()).forEach(all::add);
    }
    return all;
  }

  List<Cell> cells(PlanReading plan, Row row) {
    if (row.section() == Section.INDICATORS) {
      return List.of(
          new Cell(heading(row.section(), "baseline", plan.language()), baseline(plan, row)),
          new Cell(heading(row.section(), "target1Value", plan.language()), targets(plan, row)));
    }
    return COLUMNS.getOrDefault(row.section(), List.of()).stream()
        .map(
            keys ->
                new Cell(
                    words.label(row.section(), keys.get(0), plan.language()),
                    lines(plan, row, keys)))
        .toList();
  }

  private List<Line> lines(PlanReading plan, Row row, List<String> keys) {
    List<Line> lines = new ArrayList<>();
    for (String key : keys) {
      String text = said(plan, row, key);
      if (!text.isEmpty()) {
        lines.add(
            new Line(
                text,
                lines.isEmpty() ? "" : "note",
                isWritten(row.section(), key) ? row.language() : null));
      }
    }
    return lines;
  }

  /** An answer with what it is counted in. */
  private String said(PlanReading plan, Row row, String key) {
    String text = words.value(row.section(), key, row.values(), plan.choices(), plan.language());
    if (text.isEmpty()) {
      return text;
    }
    return switch (row.section().id() + "." + key) {
      case "budget.amount" -> text + "\u00a0" + row.text("currency").orElse("");
      case "budget.quantity" ->
          wording.say(
              plan.language(),
              "plan.quantity",
              text,
              words.value(row.section(), "unit", row.values(), plan.choices(), plan.language()));
      case "work.amount" ->
          row.decimal("amount").orElse(BigDecimal.ZERO).signum() == 0 ? "" : text + "\u00a0USD";
      case "work.startsOn" -> wording.say(plan.language(), "plan.from", text);
      case "people.persons" ->
          wording.say(
              plan.language(), "plan.persons", row.decimal("persons").orElse(BigDecimal.ZERO));
      case "people.days" ->
          wording.say(plan.language(), "plan.days", row.decimal("days").orElse(BigDecimal.ZERO));
      default -> text;
    };
  }

  private List<Line> baseline(PlanReading plan, Row row) {
    List<Line> lines = new ArrayList<>();
    row.decimal("baseline")
        .ifPresent(value -> lines.add(new Line(measured(plan, row, value), "", null)));
    row.text("baselineWords").ifPresent(text -> lines.add(new Line(text, "", row.language())));
    row.date("baselineOn").ifPresent(day -> lines.add(new Line(day(plan, day), "note", null)));
    row.text("baselineSource").ifPresent(text -> lines.add(new Line(text, "note", row.language())));
    row.date("measuredBy")
        .ifPresent(
            day ->
                lines.add(
                    new Line(
                        wording.say(plan.language(), "plan.measuredBy", day(plan, day)),
                        lines.isEmpty() ? "" : "note",
                        null)));
    return lines;
  }

  private List<Line> targets(PlanReading plan, Row row) {
    List<Line> lines = new ArrayList<>();
    for (int n = 1; row.values().containsKey("target" + n + "Value"); n++) {
      String value = measured(plan, row, row.decimal("target" + n + "Value").orElseThrow());
      lines.add(
          new Line(
              row.date("target" + n + "On")
                  .map(day -> wording.say(plan.language(), "plan.target", value, day(plan, day)))
                  .orElse(value),
              "",
              null));
    }
    row.text("targetWords").ifPresent(text -> lines.add(new Line(text, "", row.language())));
    row.decimal("enough")
        .ifPresent(
            value ->
                lines.add(
                    new Line(
                        wording.say(
                            plan.language(),
                            "plan.enough",
                            measured(plan, row, value),
                            row.date("enoughOn").map(day -> day(plan, day)).orElse("")),
                        "ok",
                        null)));
    return lines;
  }

  private String measured(PlanReading plan, Row row, BigDecimal value) {
    String number = Figures.number(value, plan.language());
    return switch (row.text("measure").orElse("")) {
      case "PERCENT" -> wording.say(plan.language(), "plan.percent", number);
      case "YES_NO" -> wording.say(plan.language(), value.signum() == 0 ? "form.no" : "form.yes");
      default -> row.text("unit").map(unit -> number + " " + unit).orElse(number);
    };
  }

  private static String day(PlanReading plan, LocalDate day) {
    return Figures.day(day, plan.language());
  }

  List<Cell> more(PlanReading plan, Row row) {
    Set<String> shown = new HashSet<>();
    COLUMNS.getOrDefault(row.section(), List.of()).forEach(shown::addAll);
    if (row.section() == Section.INDICATORS) {
      shown.addAll(
          Set.of(
              "result",
              "baselineWords",
              "baselineOn",
              "baselineSource",
              "measuredBy",
              "targetWords",
              "enough",
              "enoughOn",
              "unit"));
      row.values().keySet().stream().filter(key -> key.matches("target\\d.*")).forEach(shown::add);
    }
    if (row.section() == Section.BUDGET) {
      shown.addAll(Set.of("currency", "unit"));
    }
    if (row.section() == Section.RESULTS || row.section() == Section.WORK) {
      shown.addAll(Set.of("kind", "capacityLevel"));
    }
    return fields(plan, row, shown);
  }

  private List<Cell> fields(PlanReading plan, Row row, Set<String> without) {
    List<Cell> cells = new ArrayList<>();
    for (FormField field : record.form(row.section()).fields()) {
      boolean named = field.key().equals(row.section().nameField()) && !row.section().isSingle();
      String text = named || without.contains(field.key()) ? "" : said(plan, row, field.key());
      if (!text.isEmpty()) {
        cells.add(
            new Cell(
                words.label(row.section(), field, plan.language()),
                List.of(new Line(text, "", isWritten(field) ? row.language() : null))));
      }
    }
    return cells;
  }

  boolean isWritten(Section section, String key) {
    return record.form(section).field(key).filter(RowCells::isWritten).isPresent();
  }

  static boolean isWritten(FormField field) {
    return field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT;
  }
}
