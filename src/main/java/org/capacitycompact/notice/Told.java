package org.capacitycompact.notice;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told.
 *
 * @param work the transaction in which it happened
 * @param line its line in {@code notices/}; null where there is none
 * @param kind that of its line: of one task, where that has a line of its own
 * @param isOpen whether its task is still open; true for what is about no task
 */
record Told(
    long id,
    String work,
    Instant at,
    NoticeKinds.@Nullable Line line,
    String kind,
    @Nullable InitiativeNumber number,
    @Nullable Long entry,
    List<String> detail,
    @Nullable String taskId,
    @Nullable String task,
    @Nullable Instant dueAt,
    List<String> audiences,
    @Nullable String by,
    @Nullable String link,
    boolean isOpen) {

  /** Whether anybody is told. */
  boolean isTold() {
    return line != null && line.topic() != null;
  }

  /** What it is about; asked of what is told only. */
  Topic topic() {
    return Objects.requireNonNull(Objects.requireNonNull(line).topic());
  }
}
