package org.capacitycompact.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which indicator's target is the target of its result: the first one that has numbers, as {@code
 * headline_indicator} of the database has it.
 */
final class Headlines {

  private Headlines() {}

  /**
   * The position of the indicator by the result's.
   *
   * @param indicators in their order
   */
  static Map<String, Integer> of(List<Row> indicators) {
    Map<String, Integer> headlines = new HashMap<>();
    indicators.stream()
        .filter(Headlines::isMeasured)
        .forEach(
            row ->
                row.text("result")
                    .ifPresent(result -> headlines.putIfAbsent(result, row.position())));
    return headlines;
  }

  private static boolean isMeasured(Row row) {
    return row.decimal("baseline").isPresent()
        && row.text("measure").filter("WORDS"::equals).isEmpty()
        && row.values().keySet().stream().anyMatch(key -> key.matches("target[0-9]+Value"));
  }
}
