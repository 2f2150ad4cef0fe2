package org.capacitycompact.worklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A task together with the person who acts on it.
 *
 * @param task id of the user task in its model
 * @param form id of its form
 * @param number the initiative's number
 * @param title the initiative's title
 * @param country the initiative's lead country
 * @param dormantUntil the day on which the country is asked again when the task is dormant, else
 *     null
 * @param budget the whole budget in US dollars, or the total of the demand; null when unknown
 * @param localKey tells instances of the same step apart: the provider's code, the milestone's
 *     number, the reviewer or member; null for a step with one instance
 */
public record TaskInHand(
    String taskId,
    String task,
    String form,
    String number,
    String title,
    String country,
    @Nullable String localKey,
    @Nullable String assignee,
    Instant dueAt,
    @Nullable LocalDate dormantUntil,
    @Nullable BigDecimal budget,
    Actor actor) {

  /** The {@link #localKey()} of a step that always has one. */
  public String local() {
    if (localKey == null) {
      throw new IllegalStateException(task + " has no local key");
    }
    return localKey;
  }
}
