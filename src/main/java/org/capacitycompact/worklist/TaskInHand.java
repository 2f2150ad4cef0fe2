package org.capacitycompact.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A task together with the person who acts on it.
 *
 * @param task id of the user task in its model
 * @param form id of its form
 * @param number the initiative's number
 * @param title the initiative's title
 * @param country the initiative's lead country
 * @param dormantUntil the country left it alone for long, and is asked again on this day; else null
 * @param budget the whole budget, or the total that the demand gives; null where nobody has named
 *     any
 * @param localKey what tells instances of the same step apart: the provider's code, the milestone's
 *     number, the reviewer or member; null where a step has one instance
 * @param inPlaceOf sign-in name of whoever has the task, where the person acts as their deputy
 */
public record TaskInHand(
    String taskId,
    String task,
    String form,
    InitiativeNumber number,
    String title,
    String country,
    @Nullable String localKey,
    @Nullable String assignee,
    Instant dueAt,
    @Nullable LocalDate dormantUntil,
    @Nullable Money budget,
    Actor actor,
    @Nullable String inPlaceOf) {

  /** The {@link #localKey()} of a step that always has one. */
  public String local() {
    if (localKey == null) {
      throw new IllegalStateException(task + " has no local key");
    }
    return localKey;
  }
}
