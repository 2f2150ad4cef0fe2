package org.capacitycompact.api;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.plan.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of a plan.
 *
 * @param position identifies it within its section, for ever
 * @param revision counts its changes, from 0
 * @param changedBy who wrote it last; null when a form of a task did
 * @param language in which its texts are written; null when unknown
 * @param values by the keys of the section's form: numbers, days, booleans, lists and texts
 */
record RowAnswer(
    int position,
    int revision,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    @Nullable String language,
    Map<String, Object> values) {

  static RowAnswer of(Row row) {
    return new RowAnswer(
        row.position(),
        row.revision(),
        row.changedBy(),
        row.changedAt(),
        row.language(),
        new TreeMap<>(row.values()));
  }
}
