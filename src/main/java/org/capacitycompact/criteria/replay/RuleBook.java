package org.capacitycompact.criteria.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.criteria.DecisionFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a draft beside those of the version it was made from: which of them are other rows
 * now, and which of several comes first.
 */
final class RuleBook {

  private final Map<String, RuleLine> lines = new LinkedHashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  RuleBook(DecisionFile draft, @Nullable DecisionFile before) {
    Map<String, RuleLine> then = before == null ? Map.of() : read(before);
    Map<String, RuleLine> now = read(draft);
    // A row that is gone is named by what it was.
    lines.putAll(then);
    lines.putAll(now);
    List.copyOf(now.keySet()).forEach(id -> order.put(id, order.size()));
    if (before != null) {
      lines.forEach(
          (id, line) -> {
            if (!same(then.get(id), now.get(id))) {
              changed.add(id);
            }
          });
    }
  }

  private static boolean same(@Nullable RuleLine one, @Nullable RuleLine other) {
    return one != null && other != null && one.cells().equals(other.cells());
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
        List<String> cells = new ArrayList<>(rule.when());
        cells.addAll(rule.then());
        lines.put(rule.id(), new RuleLine(decision.id(), ++row, rule.why(), cells));
      }
    }
    return lines;
  }

  /** The row of this id, as the draft has it; as it was, where the draft has it no more. */
  Optional<RuleLine> line(String rule) {
    return Optional.ofNullable(lines.get(rule));
  }

  /** Whether the draft has it otherwise than the version it was made from. */
  boolean changed(String rule) {
    return changed.contains(rule);
  }

  /** Those of these rows that the draft changed; all of them where it changed none. */
  List<String> toBlame(Set<String> rules) {
    List<String> touched = rules.stream().filter(changed::contains).toList();
    return touched.isEmpty() ? List.copyOf(rules) : touched;
  }

  /**
   * Between two answers of a table in which the first row that applies wins, the row that made the
   * difference: the one that comes first stopped to apply, or began to.
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
