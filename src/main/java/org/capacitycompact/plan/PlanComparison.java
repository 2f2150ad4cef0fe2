package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row between two states of a plan. Rows are the same by their position; their
 * order among the others is no change.
 *
 * @param changes in the order of the plan, removed rows at the end of their section
 * @param unchanged how many rows are as they were
 * @param follows totals that are others, because the rows are
 */
public record PlanComparison(List<ChangedRow> changes, int unchanged, List<Total> follows) {

  public PlanComparison {
    changes = List.copyOf(changes);
    follows = List.copyOf(follows);
  }

  /** What happened to a row. */
  public enum Kind {
    CHANGED,
    NEW,
    REMOVED
  }

  /**
   * A row that is not as it was.
   *
   * @param before null of one that is new
   * @param after null of one that was removed
   * @param fields the keys of the answers that are others
   */
  public record ChangedRow(
      Section section,
      int position,
      @Nullable Row before,
      @Nullable Row after,
      Set<String> fields) {

    public Kind kind() {
      return before == null ? Kind.NEW : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** The row as it was last. */
    public Row row() {
      return after != null ? after : Objects.requireNonNull(before);
    }
  }

  /**
   * A total that follows from rows, in US dollars.
   *
   * @param of {@code source} or {@code category}
   * @param key of the source, {@code localCash}, or of the category
   */
  public record Total(String of, String key, BigDecimal before, BigDecimal after) {}

  /** From the first state to the second. */
  public static PlanComparison between(PlanContent before, PlanContent after) {
    List<ChangedRow> changes = new ArrayList<>();
    int unchanged = 0;
    for (Section section : Section.values()) {
      Map<Integer, Row> were = byPosition(before.of(section));
      for (Row row : after.of(section)) {
        Row was = were.remove(row.position());
        Set<String> fields =
            was == null
                ? new TreeSet<>(row.values().keySet())
                : Merge.differing(was.values(), row.values());
        if (fields.isEmpty() && was != null) {
          unchanged++;
        } else {
          changes.add(new ChangedRow(section, row.position(), was, row, fields));
        }
      }
      were.values().stream()
          .sorted(Comparator.comparing(Row::ordinal))
          .map(
              row ->
                  new ChangedRow(
                      section, row.position(), row, null, new TreeSet<>(row.values().keySet())))
          .forEach(changes::add);
    }
    List<Total> follows = new ArrayList<>();
    follow("source", before.sources(), after.sources(), follows);
    follow("category", before.categories(), after.categories(), follows);
    return new PlanComparison(changes, unchanged, follows);
  }

  /** How many rows this happened to. */
  public long count(Kind kind) {
    return changes.stream().filter(each -> each.kind() == kind).count();
  }

  private static Map<Integer, Row> byPosition(List<Row> rows) {
    return rows.stream().collect(Collectors.toMap(Row::position, Function.identity()));
  }

  private static void follow(
      String of, Map<String, BigDecimal> before, Map<String, BigDecimal> after, List<Total> into) {
    Set<String> keys = new HashSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.stream()
        .sorted()
        .map(
            key ->
                new Total(
                    of,
                    key,
                    before.getOrDefault(key, BigDecimal.ZERO),
                    after.getOrDefault(key, BigDecimal.ZERO)))
        .filter(total -> total.before().compareTo(total.after()) != 0)
        .forEach(into::add);
  }
}
