package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report on a published activity.
 *
 * @param field path below the activity, e.g. {@code budget/value/@currency}
 * @param value as published, at most {@value #MAX_VALUE} characters; null when absent
 * @param line of its first occurrence in the file, from 1
 * @param times how often it was found in this activity
 */
public record ImportFinding(
    FindingKind kind, String field, @Nullable String value, int line, int times) {
  static final int MAX_VALUE = 200;
}
