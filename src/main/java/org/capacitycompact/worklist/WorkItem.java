package org.capacitycompact.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task list.
 *
 * @param task id of the user task in its model; its name is the message {@code task.<task>}
 * @param title the initiative's title
 * @param language in which the initiative works, and has its title; null where that is not open
 * @param escalated the stage's deadline has passed and the secretariat was told
 * @param dormantUntil the country has left it alone for long, and is asked again on this day; null
 *     where it is not dormant
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
    boolean escalated,
    @Nullable LocalDate dormantUntil,
    @Nullable String language) {}
