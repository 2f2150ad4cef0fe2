package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.steering.Tally.Line;

/**
 * What is shown of a closed round: how often each choice was made, by constituency as far as that
 * does not reveal any member's vote. A group is shown by itself if it has at least three votes that
 * are not all the same; others are merged until that holds, and if it never does there is one
 * total. Each seat is in one group, so subtracting groups from the sum only gives other such
 * groups.
 *
 * @param constituencies whose seats are counted together, in a stable order
 * @param choices how often each was made; {@code none} for seats without a ballot
 */
record Totals(List<String> constituencies, SortedMap<String, Long> choices) {

  private static final int FEWEST = 3;

  static List<Totals> of(Tally tally) {
    List<List<Line>> groups =
        new ArrayList<>(
            tally.lines().stream()
                .collect(
                    Collectors.groupingBy(Line::constituency, TreeMap::new, Collectors.toList()))
                .values());
    while (groups.size() > 1 && groups.stream().anyMatch(Totals::tells)) {
      mergeOne(groups);
    }
    return groups.stream()
        .map(Totals::count)
        .sorted(Comparator.comparing(group -> group.constituencies().toString()))
        .toList();
  }

  /**
   * Merges the smallest group that reveals too much with the next such one, or with the smallest
   * other.
   */
  private static void mergeOne(List<List<Line>> groups) {
    groups.sort(
        Comparator.comparing((List<Line> group) -> !tells(group))
            .thenComparing(group -> votes(group).count()));
    List<Line> telling = groups.remove(0);
    groups.set(0, Stream.concat(telling.stream(), groups.get(0).stream()).toList());
  }

  private static boolean tells(List<Line> group) {
    return votes(group).count() < FEWEST || votes(group).distinct().count() < 2;
  }

  /** Members who declared a conflict did not vote, and may be known. */
  private static Stream<String> votes(List<Line> group) {
    return group.stream().filter(Line::cast).map(Line::choice);
  }

  private static Totals count(List<Line> group) {
    return new Totals(
        group.stream().map(Line::constituency).distinct().sorted().toList(),
        group.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.choice() == null ? "none" : line.choice(),
                    TreeMap::new,
                    Collectors.counting())));
  }
}
