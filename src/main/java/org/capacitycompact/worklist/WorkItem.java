package org.capacitycompact.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task list.
 *
 * @param task id of the user task in its model; its name is the message {@code task.<task>}
 * @param title the initiative's title
 * @param escalated the stage's deadline has passed and the secretariat was told
 */
public record WorkItem(
    String taskId,
    String task,
    String form,
    String number,
    String title,
    String country,
    @Nullable String localKey,
    @Nullable String assignee,
    Instant createdAt,
    Instant dueAt,
    boolean escalated) {}
