package org.capacitycompact.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.web.Exhibit;

/**
 * What a task decides on, shown with its structure before its form, in {@code /api/tasks/{id}} and
 * on paper: the demand where it is endorsed, the options where one is chosen. A bean belongs to the
 * capability that owns the thing; several may serve one task, in the order of beans
 * ({@code @Order}).
 */
public interface DecidedOn {

  /** The ids of the user tasks, {@code UserTask_EndorseDemand}. */
  Set<String> tasks();

  /** What there is to see, most important first; what is empty is left out. */
  List<Exhibit> of(TaskInHand task, Locale language);
}
