package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;

/**
 * In which order a page shows rows: indicators under their result, budget lines by category,
 * activities and milestones by result; elsewhere as they stand.
 */
final class RowOrder {

  private RowOrder() {}

  /**
   * A row in its place.
   *
   * @param depth how many steps of the chain are above it
   * @param group what it stands under with others; empty where its section has no groups
   * @param last whether an indicator can be added after it, to the result at this position
   */
  record Placed(Row row, int depth, String group, @Nullable Integer last) {}

  /** The field by which the rows of a section belong together; null where there is none. */
  static @Nullable String groupField(Section section) {
    return switch (section) {
      case RESULTS -> "parent";
      case INDICATORS, WORK -> "result";
      case BUDGET -> "category";
      default -> null;
    };
  }

  static String group(Row row) {
    String field = groupField(row.section());
    return field == null ? "" : row.text(field).orElse("");
  }

  /** How many places a row goes to pass its neighbour; 0 where it has none. */
  static int places(List<Row> section, Row row, boolean up) {
    List<Row> together = section.stream().filter(each -> group(each).equals(group(row))).toList();
    int neighbour = position(together, row) + (up ? -1 : 1);
    return neighbour < 0 || neighbour >= together.size()
        ? 0
        : position(section, together.get(neighbour)) - position(section, row);
  }

  private static int position(List<Row> rows, Row row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).position() == row.position()) {
        return i;
      }
    }
    throw new IllegalArgumentException(row.anchor());
  }

  /** The rows of a section; those of results with their indicators. */
  static List<Placed> of(Section section, PlanReading plan) {
    if (section == Section.RESULTS) {
      return chain(plan.rows(Section.RESULTS), plan.rows(Section.INDICATORS));
    }
    Map<String, List<Row>> groups = groups(plan.rows(section));
    return groups.entrySet().stream()
        .flatMap(
            group -> group.getValue().stream().map(row -> new Placed(row, 0, group.getKey(), null)))
        .toList();
  }

  private static Map<String, List<Row>> groups(List<Row> rows) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(group(row), key -> new ArrayList<>()).add(row));
    return groups;
  }

  private static List<Placed> chain(List<Row> results, List<Row> indicators) {
    Map<String, List<Row>> children = groups(results);
    Map<String, List<Row>> measures = groups(indicators);
    Set<Row> placed = new LinkedHashSet<>();
    List<Placed> order = new ArrayList<>();
    for (Row row : children.getOrDefault("", List.of())) {
      place(row, 0, children, measures, placed, order);
    }
    // Results whose parents contribute to one another hang on nothing; they are shown all the same.
    for (Row row : results) {
      place(row, 0, children, measures, placed, order);
    }
    measures.getOrDefault("", List.of()).forEach(row -> order.add(new Placed(row, 0, "", null)));
    return List.copyOf(order);
  }

  private static void place(
      Row row,
      int depth,
      Map<String, List<Row>> children,
      Map<String, List<Row>> measures,
      Set<Row> placed,
      List<Placed> order) {
    if (!placed.add(row)) {
      return;
    }
    String own = String.valueOf(row.position());
    List<Row> under =
        Stream.concat(Stream.of(row), measures.getOrDefault(own, List.of()).stream()).toList();
    for (int i = 0; i < under.size(); i++) {
      order.add(
          new Placed(
              under.get(i),
              i == 0 ? depth : depth + 1,
              "",
              i == under.size() - 1 ? row.position() : null));
    }
    children
        .getOrDefault(own, List.of())
        .forEach(child -> place(child, depth + 1, children, measures, placed, order));
  }
}
