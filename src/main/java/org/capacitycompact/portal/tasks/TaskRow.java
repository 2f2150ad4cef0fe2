package org.capacitycompact.portal.tasks;

import java.util.Locale;
import java.util.Set;
import org.capacitycompact.portal.Tag;
import org.capacitycompact.portal.Wording;
import org.capacitycompact.worklist.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task list in words.
 *
 * @param detail what tells it from its like, or who could take it; may be empty
 * @param free whether nobody has taken it
 */
record TaskRow(
    String taskId,
    String task,
    String detail,
    String number,
    String title,
    String country,
    Tag due,
    boolean escalated,
    boolean free,
    boolean drafted,
    boolean mine) {

  static TaskRow of(
      WorkItem item, String me, Set<String> drafted, Wording wording, Locale language) {
    boolean free = item.assignee() == null;
    return new TaskRow(
        item.taskId(),
        wording.task(item.task(), language),
        detail(item.localKey(), free, wording, language),
        item.number(),
        item.title(),
        wording.country(item.country(), language),
        wording.due(item.dueAt(), item.dormantUntil(), language),
        item.escalated(),
        free,
        drafted.contains(item.taskId()),
        me.equals(item.assignee()));
  }

  private static String detail(
      @Nullable String localKey, boolean free, Wording wording, Locale language) {
    String milestone =
        localKey != null && localKey.matches("[0-9]+")
            ? wording.say(language, "task.milestone", localKey)
            : "";
    String group = free ? wording.say(language, "tasks.group") : "";
    return milestone.isEmpty() || group.isEmpty() ? milestone + group : milestone + " · " + group;
  }
}
