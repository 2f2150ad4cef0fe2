package org.capacitycompact.worklist.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task list, in words.
 *
 * @param detail what distinguishes it from similar ones, or who could claim it; may be empty
 * @param language of the title
 * @param mine whether the reader has it, or whoever the reader stands in for
 * @param free whether nobody has claimed it
 */
record TaskRow(
    String taskId,
    String task,
    String detail,
    InitiativeNumber number,
    String title,
    @Nullable String language,
    String country,
    Tag due,
    boolean escalated,
    boolean free,
    boolean drafted,
    boolean mine) {

  /**
   * @param inPlaceOf name of whoever the reader does it for as a deputy; null for the reader's own
   * @param audience whose it is, in a list of other people's tasks; null for the reader's own
   * @param organisations names by code, to name the audience
   */
  static TaskRow of(
      WorkItem item,
      String me,
      Set<String> drafted,
      @Nullable String inPlaceOf,
      @Nullable Set<String> audience,
      Map<String, String> organisations,
      Wording wording,
      Locale language) {
    boolean free = item.assignee() == null;
    return new TaskRow(
        item.taskId(),
        wording.task(item.task(), language),
        detail(
            item.localKey(),
            inPlaceOf == null
                ? whose(audience, organisations, free, wording, language)
                : wording.say(language, "tasks.inPlaceOf", inPlaceOf),
            wording,
            language),
        item.number(),
        item.title(),
        item.language(),
        wording.country(item.country(), language),
        wording.due(item.dueAt(), item.dormantUntil(), language),
        item.escalated(),
        free,
        drafted.contains(item.taskId()),
        me.equals(item.assignee()) || inPlaceOf != null);
  }

  /** Role and country for somebody else's task; in one's own list, that nobody has claimed it. */
  private static String whose(
      @Nullable Set<String> audience,
      Map<String, String> organisations,
      boolean free,
      Wording wording,
      Locale language) {
    if (audience == null) {
      return free ? wording.say(language, "tasks.group") : "";
    }
    return audience.stream()
        .filter(each -> each.startsWith("group:"))
        .map(each -> wording.group(each.substring("group:".length()), organisations, language))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String detail(
      @Nullable String localKey, String group, Wording wording, Locale language) {
    String milestone =
        localKey != null && localKey.matches("[0-9]+")
            ? wording.say(language, "task.milestone", localKey)
            : "";
    return milestone.isEmpty() || group.isEmpty() ? milestone + group : milestone + " · " + group;
  }
}
