package org.capacitycompact.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as it would be, beside the others as they are. */
record Wanted(
    Row row, @Nullable Row before, boolean removed, Map<Section, List<Row>> plan, LocalDate today) {

  List<Row> others(Section section) {
    return rowsOf(section).stream()
        .filter(other -> section != row.section() || other.position() != row.position())
        .toList();
  }

  List<Row> rowsOf(Section section) {
    return Objects.requireNonNull(plan.get(section));
  }

  /** Whether this value is new: what was right when it was written is not asked about again. */
  boolean isNew(String key) {
    return row.values().get(key) != null
        && (before == null || !row.values().get(key).equals(before.values().get(key)));
  }
}
