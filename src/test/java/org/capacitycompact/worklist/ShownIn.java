package org.capacitycompact.worklist;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;

/** What exhibits say, as plain text. */
public final class ShownIn {

  private ShownIn() {}

  /** What a task decides on, from every capability. */
  public static String task(List<DecidedOn> all, TaskInHand task) {
    return text(
        all.stream()
            .filter(each -> each.tasks().contains(task.task()))
            .flatMap(each -> each.of(task, Locale.ENGLISH).stream())
            .toList());
  }

  public static String text(List<Exhibit> exhibits) {
    return exhibits.stream()
        .filter(each -> !each.isEmpty())
        .map(ShownIn::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Exhibit exhibit) {
    Stream<String> inside =
        exhibit instanceof Exhibit.Table table
            ? Stream.concat(
                Stream.of(String.join(" | ", table.columns())),
                table.lines().stream().map(line -> cells(line.cells())))
            : ((Exhibit.Facts) exhibit)
                .facts().stream().map(each -> each.label() + ": " + cells(each.values()));
    return exhibit.heading() + "\n" + inside.collect(Collectors.joining("\n"));
  }

  private static String cells(List<Exhibit.Cell> cells) {
    return cells.stream()
        .map(
            cell ->
                Quoted.plain(cell.text())
                    + (cell.tag() == null ? "" : " [" + cell.tag().words() + "]"))
        .collect(Collectors.joining(" | "));
  }
}
