package org.capacitycompact.policy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.web.UploadedTable;
import org.capacitycompact.web.UploadedTable.Cell;
import org.capacitycompact.web.UploadedTable.Line;

/**
 * Rates as a list with one line each: {@code currency, day, rate, source}.
 *
 * @param entries from the valid lines
 * @param refused the other lines, each with the reason
 */
record RateLines(List<ExchangeRates.Entry> entries, List<Refused> refused) {

  static final List<String> COLUMNS = List.of("currency", "day", "rate", "source");

  /** Twelve months of every currency. */
  static final int MOST = 2_500;

  /**
   * A refused line.
   *
   * @param row of the file, 1 being the headings
   * @param why a message key, after {@code rates.refused.}
   */
  record Refused(int row, String why, String said) {}

  static RateLines of(UploadedTable table, LocalDate today, Locale language) {
    List<Line> lines = table.sheets().stream().limit(1).flatMap(s -> s.lines().stream()).toList();
    List<ExchangeRates.Entry> entries = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    if (lines.isEmpty() || !headings(lines.get(0)).equals(COLUMNS)) {
      refused.add(
          new Refused(
              lines.isEmpty() ? 1 : lines.get(0).number(), "headings", String.join(", ", COLUMNS)));
      return new RateLines(entries, refused);
    }
    Set<String> seen = new HashSet<>();
    for (Line line : lines.subList(1, lines.size())) {
      RateEntry entry = entry(line);
      Map<String, String> problems = entry.problems(today, language);
      problems.forEach(
          (field, why) -> refused.add(new Refused(line.number(), why, entry.value(field))));
      if (problems.isEmpty()) {
        ExchangeRates.Entry read = entry.entry(language);
        if (seen.add(read.currency() + " " + read.on())) {
          entries.add(read);
        } else {
          refused.add(new Refused(line.number(), "twice", read.currency() + " " + read.on()));
        }
      }
    }
    if (lines.size() == 1) {
      refused.add(new Refused(1, "empty", ""));
    }
    return new RateLines(entries, refused);
  }

  private static RateEntry entry(Line line) {
    Cell day = line.at(1);
    return new RateEntry(
        line.at(0).text(),
        day.day().map(LocalDate::toString).orElse(day.text()),
        line.at(2).text(),
        line.at(3).text());
  }

  private static List<String> headings(Line line) {
    return line.cells().stream()
        .map(cell -> cell.text().toLowerCase(Locale.ROOT))
        .filter(heading -> !heading.isBlank())
        .toList();
  }
}
