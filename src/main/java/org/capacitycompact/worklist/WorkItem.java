package org.capacitycompact.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task list.
 *
 * @param task id of the user task in its model; its name is the message {@code task.<task>}
 * @param title the initiative's title
 * @param language the initiative's working language, in which its title is written; null where that
 *     is hidden
 * @param escalated whether the stage's deadline has passed and the secretariat was told
 * @param dormantUntil the day on which the country is asked again when the task is dormant, else
 *     null
 */
public record WorkItem(
    String taskId,
    String task,
    String form,
    InitiativeNumber number,
    String title,
    String country,
    @Nullable String localKey,
    @Nullable String assignee,
    Instant createdAt,
    Instant dueAt,
    boolean escalated,
    @Nullable LocalDate dormantUntil,
    @Nullable String language) {}
