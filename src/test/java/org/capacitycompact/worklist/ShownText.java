package org.capacitycompact.worklist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;

/**
 * What exhibits say, as one text to look in: a line of a table, or a fact, on a line of its own.
 */
public final class ShownText {

  private ShownText() {}

  public static String of(List<Exhibit> exhibits) {
    return exhibits.stream()
        .filter(each -> !each.isEmpty())
        .map(ShownText::of)
        .collect(Collectors.joining("\n\n"));
  }

  private static String of(Exhibit exhibit) {
    Stream<String> lines =
        exhibit instanceof Exhibit.Facts facts
            ? facts.facts().stream().map(fact -> fact.label() + " | " + cells(fact.values()))
            : lines((Exhibit.Table) exhibit);
    return Stream.concat(Stream.of("## " + exhibit.heading()), lines)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(Exhibit.Table table) {
    return Stream.of(
            Stream.of(String.join(" | ", table.columns())),
            table.lines().stream().map(line -> cells(line.cells())),
            Stream.ofNullable(table.note()))
        .flatMap(each -> each);
  }

  private static String cells(List<Cell> cells) {
    return cells.stream()
        .map(
            cell ->
                Quoted.plain(cell.text())
                    + (cell.tag() == null ? "" : "[" + cell.tag().words() + "]"))
        .collect(Collectors.joining(" | "));
  }
}
