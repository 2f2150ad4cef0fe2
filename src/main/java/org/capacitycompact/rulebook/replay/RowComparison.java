package org.capacitycompact.rulebook.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.replay.RuleLine.Cell;
import org.capacitycompact.rulebook.replay.RuleLine.CellChange;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a draft beside those of the version it was made from: which of them changed, and
 * which of several comes first.
 */
final class RowComparison {

  private final Map<String, RuleLine> lines = new LinkedHashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  RowComparison(DecisionFile draft, @Nullable DecisionFile before) {
    Map<String, RuleLine> then = before == null ? Map.of() : read(before);
    Map<String, RuleLine> now = read(draft);
    // A removed row is described by its old content.
    lines.putAll(then);
    now.forEach((id, line) -> lines.put(id, beside(then.get(id), line)));
    now.keySet().forEach(id -> order.put(id, order.size()));
    if (before != null) {
      lines.forEach(
          (id, line) -> {
            if (!then.containsKey(id) || !now.containsKey(id) || !line.changes().isEmpty()) {
              changed.add(id);
            }
          });
    }
  }

  /** The row, with the previous content of the cells that changed. */
  private static RuleLine beside(@Nullable RuleLine before, RuleLine now) {
    if (before == null || before.cells().size() != now.cells().size()) {
      return now;
    }
    List<CellChange> changes = new ArrayList<>();
    for (int cell = 0; cell < now.cells().size(); cell++) {
      String was = before.cells().get(cell).says();
      String is = now.cells().get(cell).says();
      if (!was.equals(is)) {
        changes.add(new CellChange(now.cells().get(cell).label(), was, is));
      }
    }
    return new RuleLine(now.table(), now.row(), now.why(), now.cells(), List.copyOf(changes));
  }

  private static Map<String, RuleLine> read(DecisionFile file) {
    Map<String, RuleLine> lines = new LinkedHashMap<>();
    for (DecisionFile.Decision decision : file.decisions()) {
      DecisionFile.Table table = decision.table();
      if (table == null) {
        continue;
      }
      int row = 0;
      for (DecisionFile.Rule rule : table.rules()) {
        List<Cell> cells =
            new ArrayList<>(
                cells(
                    table.inputs().stream().map(DecisionFile.Input::label).toList(), rule.when()));
        cells.addAll(
            cells(table.outputs().stream().map(DecisionFile.Output::label).toList(), rule.then()));
        lines.put(rule.id(), new RuleLine(decision.id(), ++row, rule.why(), cells, List.of()));
      }
    }
    return lines;
  }

  private static List<Cell> cells(List<String> labels, List<String> says) {
    return IntStream.range(0, Math.min(labels.size(), says.size()))
        .mapToObj(cell -> new Cell(labels.get(cell), says.get(cell)))
        .toList();
  }

  /** The row with this id in the draft; if removed there, in the previous version. */
  Optional<RuleLine> line(String rule) {
    return Optional.ofNullable(lines.get(rule));
  }

  /** Whether the draft changed this row. */
  boolean changed(String rule) {
    return changed.contains(rule);
  }

  /** Those of these rows that the draft changed; all of them if it changed none. */
  List<String> toBlame(Set<String> rules) {
    List<String> touched = rules.stream().filter(changed::contains).toList();
    return touched.isEmpty() ? List.copyOf(rules) : touched;
  }

  /**
   * The row that made the difference between two results of a first-match table: the first one that
   * stopped matching, or began to.
   */
  Set<String> between(List<String> before, List<String> after) {
    Set<String> either = new LinkedHashSet<>(before);
    either.addAll(after);
    either.removeIf(rule -> before.contains(rule) && after.contains(rule));
    if (either.isEmpty() || before.isEmpty()) {
      return new LinkedHashSet<>(after);
    }
    if (before.size() > 1 || after.size() > 1) {
      return either;
    }
    return either.stream()
        .min((one, other) -> Integer.compare(place(one), place(other)))
        .map(Set::of)
        .orElseThrow();
  }

  private int place(String rule) {
    return order.getOrDefault(rule, -1);
  }
}
