package org.capacitycompact.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/**
 * When a person's tasks are due, and those of their groups that nobody has claimed: on the day that
 * somebody named, else at the moment at which the period is over. A dormant task is asked again on
 * its day.
 */
@Component
class TaskDates implements CalendarSource {

  private static final String OWN =
      "work_item w where w.audience = 'user:' || :me"
          + " and (w.country = :home and w.task in (:tasksAtHome) or w.task in (:tasksAnywhere))";

  private final HandledTasks handled;

  TaskDates(HandledTasks handled) {
    this.handled = handled;
  }

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    for (Dates own : among(OWN)) {
      dates.add(
          own.with("tasksAtHome", tasks(actor, true)).with("tasksAnywhere", tasks(actor, false)));
    }
    for (int n = 0; n < actor.groups().size(); n++) {
      String group = "calendarGroup" + n;
      for (Dates theirs :
          among("work_item w where w.audience = :" + group + " and w.assignee is null")) {
        dates.add(theirs.with(group, "group:" + actor.groups().get(n)));
      }
    }
    return dates;
  }

  private static List<Dates> among(String tasks) {
    return Stream.of(
            Dates.moments(Dates.TASK, "w.due_at")
                .from(tasks + " and w.wanted_on is null and w.dormant_until is null"),
            Dates.days(Dates.TASK, "w.wanted_on")
                .from(tasks + " and w.wanted_on is not null and w.dormant_until is null"),
            Dates.days(Dates.TASK, "w.dormant_until")
                .from(tasks + " and w.dormant_until is not null"))
        .map(
            dates ->
                dates
                    .named("w.task")
                    .about("w.number")
                    .keyed("w.task_id")
                    .leadingTo("'/tasks/' || w.task_id")
                    .changed("coalesce(w.due_moved_at, w.created_at)", "w.due_moves"))
        .toList();
  }

  /** The user tasks that are still within this person's rights: a role can be lost. */
  private List<String> tasks(Actor actor, boolean atHome) {
    return handled.within(right -> right.reaches(actor, atHome));
  }
}
