package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormField;
import org.capacitycompact.plan.PlanIntake;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.UploadedTable;
import org.capacitycompact.web.UploadedTable.Cell;
import org.capacitycompact.web.UploadedTable.Line;
import org.capacitycompact.web.UploadedTable.Problem;
import org.capacitycompact.web.UploadedTable.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the sheets of a file which section each is of, and what its rows say of which fields.
 */
final class IncomingSheets {

  private final SheetWords words;
  private final Map<Section, List<Row>> plan;
  private final List<IncomingRow> rows = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  IncomingSheets(SheetWords words, Map<Section, List<Row>> plan) {
    this.words = words;
    this.plan = plan;
  }

  /** A sheet with its section, and the fields of its columns by their index. */
  private record Known(Sheet sheet, Section section, Map<Integer, String> columns) {}

  List<IncomingRow> rows() {
    return rows;
  }

  List<Problem> problems() {
    return problems;
  }

  /**
   * Reads the sheets.
   *
   * @param choices what can be chosen in the plan; rows that come with the file are added to them
   * @return these choices with the new rows
   */
  Map<String, List<Choice>> read(UploadedTable table, Map<String, List<Choice>> choices) {
    List<Known> known =
        table.sheets().stream()
            .filter(sheet -> !sheet.lines().isEmpty())
            .flatMap(sheet -> known(sheet).stream())
            .toList();
    Map<String, List<Choice>> all = withNew(known, choices);
    known.forEach(each -> read(each, all));
    if (known.stream().allMatch(each -> each.sheet().lines().size() < 2) && problems.isEmpty()) {
      problems.add(problem("", 0, "", "plan.import.empty"));
    }
    return all;
  }

  private Optional<Known> known(Sheet sheet) {
    Optional<Section> section =
        Stream.of(Section.values())
            .filter(each -> !each.isSingle())
            .filter(each -> columns(each, sheet).containsValue(each.nameField()))
            .max(
                Comparator.comparing((Section each) -> words.isNamed(each, sheet.name()))
                    .thenComparing(each -> columns(each, sheet).size()));
    if (section.isEmpty()) {
      problems.add(problem(sheet.name(), 0, "", "plan.import.noSection"));
      return Optional.empty();
    }
    Map<Integer, String> columns = columns(section.get(), sheet);
    headings(sheet, section.get(), columns);
    return Optional.of(new Known(sheet, section.get(), columns));
  }

  private Map<Integer, String> columns(Section section, Sheet sheet) {
    Map<Integer, String> columns = new LinkedHashMap<>();
    List<Cell> headings = sheet.lines().get(0).cells();
    for (int i = 0; i < headings.size(); i++) {
      int column = i;
      words.key(section, headings.get(i).text()).ifPresent(key -> columns.put(column, key));
    }
    return columns;
  }

  /** Each column that says something needs a heading of its own. */
  private void headings(Sheet sheet, Section section, Map<Integer, String> columns) {
    Line headings = sheet.lines().get(0);
    Set<String> seen = new HashSet<>();
    int widest = sheet.lines().stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    for (int i = 0; i < widest; i++) {
      int column = i;
      String key = columns.get(i);
      String letters = UploadedTable.letters(i);
      boolean says = sheet.lines().stream().anyMatch(line -> !line.at(column).isEmpty());
      if (key == null && says) {
        problems.add(
            problem(
                sheet.name(),
                headings.number(),
                letters,
                "plan.import.column",
                headings.at(i).text(),
                sheet.name().isEmpty() ? section.id() : sheet.name()));
      } else if (key != null && !seen.add(key)) {
        problems.add(
            problem(
                sheet.name(),
                headings.number(),
                letters,
                "plan.import.columnTwice",
                headings.at(i).text()));
      }
    }
  }

  private static Map<String, List<Choice>> withNew(
      List<Known> known, Map<String, List<Choice>> choices) {
    Map<String, List<Choice>> all = new HashMap<>(choices);
    Map.of(
            Section.RESULTS, List.of("resultOptions", "parentOptions"),
            Section.BUDGET, List.of("lineOptions"))
        .forEach(
            (section, keys) -> {
              List<Choice> added =
                  known.stream()
                      .filter(each -> each.section() == section)
                      .flatMap(IncomingSheets::named)
                      .toList();
              keys.forEach(
                  key ->
                      all.merge(
                          key,
                          added,
                          (old, more) -> Stream.concat(old.stream(), more.stream()).toList()));
            });
    return all;
  }

  /** The rows of a sheet by the names that they have there: new ones by their lines. */
  private static Stream<Choice> named(Known known) {
    Integer position = column(known, SheetWords.POSITION);
    Integer name = column(known, known.section().nameField());
    if (name == null) {
      return Stream.empty();
    }
    return known.sheet().lines().stream()
        .skip(1)
        .filter(line -> !line.at(name).isEmpty())
        .map(
            line ->
                new Choice(
                    position == null || line.at(position).isEmpty()
                        ? PlanIntake.NEW + line.number()
                        : line.at(position).text().strip(),
                    line.at(name).text()));
  }

  private static @Nullable Integer column(Known known, String key) {
    return known.columns().entrySet().stream()
        .filter(each -> each.getValue().equals(key))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void read(Known known, Map<String, List<Choice>> choices) {
    Section section = known.section();
    List<Row> there = plan.getOrDefault(section, List.of());
    Set<Integer> seen = new HashSet<>();
    int added = 0;
    for (Line line : known.sheet().lines().subList(1, known.sheet().lines().size())) {
      Integer column = column(known, SheetWords.POSITION);
      String said = column == null ? "" : line.at(column).text().strip();
      Row row = said.isEmpty() ? null : row(there, said);
      if (said.isEmpty()) {
        added++;
      } else if (row == null || !seen.add(row.position())) {
        problems.add(
            problem(
                known.sheet().name(),
                line.number(),
                UploadedTable.letters(column == null ? 0 : column),
                row == null ? "plan.import.noRow" : "plan.import.rowTwice",
                said));
        continue;
      }
      rows.add(row(known, line, row, choices));
    }
    if (there.size() + added > Section.MOST_ROWS) {
      problems.add(
          problem(
              known.sheet().name(),
              0,
              "",
              "plan.import.full",
              String.valueOf(Section.MOST_ROWS),
              String.valueOf(there.size()),
              String.valueOf(added)));
    }
  }

  private static @Nullable Row row(List<Row> there, String said) {
    return there.stream()
        .filter(row -> String.valueOf(row.position()).equals(said))
        .findFirst()
        .orElse(null);
  }

  private IncomingRow row(
      Known known, Line line, @Nullable Row row, Map<String, List<Choice>> choices) {
    Map<String, Object> raw = new HashMap<>();
    Map<String, String> columns = new HashMap<>();
    for (FormField field : words.fields(known.section())) {
      Integer column = column(known, field.key());
      if (column != null) {
        raw.put(field.key(), words.raw(known.section(), field, line.at(column), choices));
        columns.put(field.key(), UploadedTable.letters(column));
      }
    }
    return new IncomingRow(
        known.section(),
        known.sheet().name(),
        line.number(),
        row == null ? 0 : row.position(),
        row == null ? 0 : row.revision(),
        raw,
        columns);
  }

  private static Problem problem(String sheet, int row, String column, String key, String... said) {
    return new Problem(sheet, row, column, key, List.of(said));
  }
}
