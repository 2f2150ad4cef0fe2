package org.capacitycompact.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the history what was done to a row: its section, position and name, the field that changed
 * (or all of them, if several did), and of a single field what it was and is.
 */
@Component
class PlanHistory {

  private final Chronicle chronicle;

  PlanHistory(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /**
   * @param kind {@code plan.row.added}, {@code plan.row.changed} or {@code plan.row.removed}
   */
  void tell(PlanGuard.Change change, String kind, @Nullable Row before, Row row) {
    boolean removed = change.after() == null;
    Set<String> fields =
        before == null || removed ? Set.of() : Merge.differing(before.values(), row.values());
    chronicle.recordChange(
        change.initiative().number(),
        kind,
        change.by(),
        before == null ? Map.of() : said(before.values(), fields),
        removed ? Map.of() : said(row.values(), fields),
        detail(before, row, fields));
  }

  /** Tells the others what was changed at once in a plan that they signed. */
  void tellSigned(PlanGuard.Change change, Row before, Row row) {
    chronicle.record(
        change.initiative().number(),
        "plan.signed.changed",
        change.by(),
        detail(before, row, Merge.differing(before.values(), row.values())));
  }

  private static String[] detail(@Nullable Row before, Row row, Set<String> fields) {
    String only = fields.size() == 1 ? fields.iterator().next() : null;
    return new String[] {
      row.section().id(),
      String.valueOf(row.position()),
      row.name(),
      String.join(" ", fields),
      only == null || before == null ? "" : text(before, only),
      only == null ? "" : text(row, only)
    };
  }

  void tellMoved(InitiativeNumber number, Row row, Actor by) {
    chronicle.record(
        number,
        "plan.row.moved",
        by,
        row.section().id(),
        String.valueOf(row.position()),
        row.name());
  }

  private static String text(Row row, String key) {
    return row.text(key).orElse("");
  }

  private static Map<String, Object> said(Map<String, Object> values, Set<String> fields) {
    return values.entrySet().stream()
        .filter(each -> fields.isEmpty() || fields.contains(each.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    each.getValue() instanceof LocalDate day ? day.toString() : each.getValue()));
  }
}
