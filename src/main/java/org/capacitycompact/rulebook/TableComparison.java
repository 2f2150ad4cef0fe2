package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a table, row beside row. Rows are matched by id.
 *
 * @param id of the decision, {@code quality-findings}
 */
public record TableComparison(String id, String name, List<RowChange> rows) {

  // A number that is not part of a clause's number or of a name.
  private static final Pattern FIGURE =
      Pattern.compile("(?<![A-Za-z0-9_.])[0-9]+(?:\\.[0-9]+)?(?![A-Za-z0-9_])");

  public TableComparison {
    rows = List.copyOf(rows);
  }

  /** The kinds of changes of a row. */
  public enum Kind {
    SAME,
    CHANGED,
    /** Its content is the same at another position, which matters when the first match decides. */
    MOVED,
    ADDED,
    REMOVED
  }

  /**
   * A row in both versions.
   *
   * @param was its old number, 0 when it is new or the heading
   * @param is its new number, 0 when it was removed or is the heading
   * @param why its annotation, the newer of two
   */
  public record RowChange(Kind kind, int was, int is, String why, List<CellChange> cells) {

    /**
     * Numbers that were removed from the row's cells but still appear in its sentences, which would
     * then state another rule than the one applied.
     */
    public List<String> stale() {
      Set<String> gone = new LinkedHashSet<>();
      Set<String> there = new HashSet<>();
      for (CellChange cell : cells) {
        if (!cell.isText()) {
          gone.addAll(figures(cell.was()));
          there.addAll(figures(cell.is()));
        }
      }
      gone.removeAll(there);
      return gone.stream()
          .filter(
              figure ->
                  cells.stream()
                      .anyMatch(cell -> cell.isText() && figures(cell.is()).contains(figure)))
          .toList();
    }

    private static Set<String> figures(String text) {
      return FIGURE
          .matcher(text.replaceAll("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3})", ""))
          .results()
          .map(MatchResult::group)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * A cell in both versions; an empty cell is an empty text.
   *
   * @param label heading of its column; empty for the row's annotation
   */
  public record CellChange(String label, String was, String is) {

    /** Whether people read it as a sentence: the annotation, and what would pass. */
    boolean isText() {
      return label.isEmpty() || is.matches("\"[^\"]* [^\"]*\"");
    }

    /** Whether its content changed. */
    public boolean changed() {
      return !was.equals(is);
    }
  }

  /** The rows that changed. */
  public List<RowChange> changes() {
    return rows.stream().filter(row -> row.kind() != Kind.SAME).toList();
  }

  /** Whether all these tables are unchanged. */
  public static boolean same(List<TableComparison> tables) {
    return tables.stream().allMatch(table -> table.changes().isEmpty());
  }

  /** Every table of two versions of a decision. */
  public static List<TableComparison> of(DecisionFile from, DecisionFile to) {
    List<TableComparison> tables = new ArrayList<>();
    for (Decision decision : to.decisions()) {
      Table now = decision.table();
      Table before = from.decision(decision.id()).map(Decision::table).orElse(null);
      if (now != null && before != null) {
        tables.add(new TableComparison(decision.id(), decision.name(), rows(before, now)));
      }
    }
    return tables;
  }

  private static List<RowChange> rows(Table before, Table now) {
    List<RowChange> rows = new ArrayList<>();
    headings(before, now).ifPresent(rows::add);
    Map<String, Integer> was = numbers(before);
    Map<String, Integer> is = numbers(now);
    List<String> order = was.keySet().stream().filter(is::containsKey).toList();
    List<String> reordered = is.keySet().stream().filter(was::containsKey).toList();
    for (Rule rule : now.rules()) {
      Integer old = was.get(rule.id());
      Rule earlier = old == null ? null : before.rules().get(old - 1);
      List<CellChange> cells = cells(before, earlier, now, rule);
      Kind kind =
          old == null
              ? Kind.ADDED
              : cells.stream().anyMatch(CellChange::changed)
                  ? Kind.CHANGED
                  : order.indexOf(rule.id()) == reordered.indexOf(rule.id())
                      ? Kind.SAME
                      : Kind.MOVED;
      rows.add(
          new RowChange(
              kind, old == null ? 0 : old, is.getOrDefault(rule.id(), 0), rule.why(), cells));
    }
    for (Rule rule : before.rules()) {
      if (!is.containsKey(rule.id())) {
        rows.add(
            new RowChange(
                Kind.REMOVED,
                was.getOrDefault(rule.id(), 0),
                0,
                rule.why(),
                cells(before, rule, now, null)));
      }
    }
    return rows;
  }

  /** The expressions at the head of columns. */
  private static Optional<RowChange> headings(Table before, Table now) {
    Map<String, String> was = expressions(before);
    Map<String, String> is = expressions(now);
    List<CellChange> cells =
        union(was, is).stream()
            .map(
                label ->
                    new CellChange(label, was.getOrDefault(label, ""), is.getOrDefault(label, "")))
            .filter(CellChange::changed)
            .toList();
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowChange(Kind.CHANGED, 0, 0, "", cells));
  }

  private static Map<String, String> expressions(Table table) {
    Map<String, String> expressions = new LinkedHashMap<>();
    table.inputs().forEach(input -> expressions.put(input.label(), input.expression()));
    return expressions;
  }

  private static Map<String, Integer> numbers(Table table) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    table.rules().forEach(rule -> numbers.put(rule.id(), numbers.size() + 1));
    return numbers;
  }

  private static List<CellChange> cells(
      Table before, @Nullable Rule earlier, Table now, @Nullable Rule rule) {
    Map<String, String> was = earlier == null ? Map.of() : said(before, earlier);
    Map<String, String> is = rule == null ? Map.of() : said(now, rule);
    return union(was, is).stream()
        .map(
            label -> new CellChange(label, was.getOrDefault(label, ""), is.getOrDefault(label, "")))
        .filter(cell -> !cell.was().isEmpty() || !cell.is().isEmpty())
        .toList();
  }

  private static List<String> union(Map<String, String> was, Map<String, String> is) {
    List<String> labels = new ArrayList<>(is.keySet());
    was.keySet().stream().filter(label -> !is.containsKey(label)).forEach(labels::add);
    return labels;
  }

  private static Map<String, String> said(Table table, Rule rule) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("", rule.why());
    for (int i = 0; i < Math.min(rule.when().size(), table.inputs().size()); i++) {
      Input input = table.inputs().get(i);
      put(said, input.label(), rule.when().get(i));
    }
    for (int i = 0; i < Math.min(rule.then().size(), table.outputs().size()); i++) {
      // An input and an output may have the same heading.
      put(said, "→ " + table.outputs().get(i).label(), rule.then().get(i));
    }
    return said;
  }

  private static void put(Map<String, String> said, String label, String cell) {
    String open = cell.equals("-") || cell.equals("\"\"") ? "" : cell;
    said.merge(label, open, (one, other) -> one + " · " + other);
  }
}
