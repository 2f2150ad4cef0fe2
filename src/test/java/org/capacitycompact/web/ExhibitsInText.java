package org.capacitycompact.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Facts;
import org.capacitycompact.web.Exhibit.Table;

/** What exhibits say, as a reader reads them: a heading, and then a line for each line. */
public final class ExhibitsInText {

  private ExhibitsInText() {}

  /** Lines of a table have {@code " | "} between their cells, facts {@code ": "}. */
  public static List<String> lines(List<Exhibit> exhibits) {
    List<String> lines = new ArrayList<>();
    exhibits.stream().filter(each -> !each.isEmpty()).forEach(each -> add(each, lines));
    return lines;
  }

  private static void add(Exhibit exhibit, List<String> lines) {
    lines.add(exhibit.heading());
    if (exhibit instanceof Facts facts) {
      facts
          .facts()
          .forEach(
              fact -> fact.values().forEach(value -> lines.add(fact.label() + ": " + text(value))));
    } else if (exhibit instanceof Table table) {
      lines.add(String.join(" | ", table.columns()));
      table
          .lines()
          .forEach(
              line ->
                  lines.add(
                      line.cells().stream()
                          .map(ExhibitsInText::text)
                          .collect(Collectors.joining(" | "))));
    }
  }

  private static String text(Cell cell) {
    String said = Quoted.plain(cell.text());
    Tag tag = cell.tag();
    return tag == null ? said : said.isEmpty() ? tag.words() : said + " (" + tag.words() + ")";
  }
}
