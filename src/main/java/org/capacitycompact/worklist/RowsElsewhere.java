package org.capacitycompact.worklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.WrittenNumbers;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What a task asks of rows can be sent by somebody who does not see them, as in Tasklist: where
 * nothing is sent of rows of one kind, what the person wrote of them in their draft is taken. Who
 * wrote nothing is told where to write it.
 */
final class RowsElsewhere {

  private final FormSchema form;
  private final Map<String, Object> sent;
  private final TaskInHand task;

  /** The keys of what was not sent, by what the rows are called. */
  private final Map<String, List<String>> unsent;

  RowsElsewhere(FormSchema form, Map<String, Object> sent, TaskInHand task) {
    this.form = form;
    this.sent = sent;
    this.task = task;
    FormSchema asked = form.grown(sent.keySet());
    this.unsent =
        asked.keysOfRows().entrySet().stream()
            .filter(rows -> !rows.getValue().isEmpty())
            .filter(rows -> rows.getValue().stream().noneMatch(sent::containsKey))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What was sent, with rows of the draft. */
  Map<String, Object> with(TaskDrafts drafts) {
    if (unsent.isEmpty()) {
      return sent;
    }
    return drafts
        .find(task.taskId(), task.actor().userId())
        .map(draft -> with(draft.answers()))
        .orElse(sent);
  }

  private Map<String, Object> with(Map<String, Object> draft) {
    FormSchema drafted = form.grown(draft.keySet());
    Map<String, Object> plain =
        WrittenNumbers.plain(drafted, draft, LocaleContextHolder.getLocale());
    Map<String, Object> all = new HashMap<>(sent);
    drafted.keysOfRows().entrySet().stream()
        .filter(rows -> unsent.containsKey(rows.getKey()))
        .flatMap(rows -> rows.getValue().stream())
        .filter(plain::containsKey)
        .forEach(key -> all.put(key, plain.get(key)));
    return all;
  }

  /** The errors, and where rows are written that somebody could not see. */
  List<FieldError> telling(List<FieldError> errors) {
    Set<String> rows = new TreeSet<>();
    unsent.forEach(
        (name, keys) -> {
          if (errors.stream().anyMatch(error -> keys.contains(error.key()))) {
            rows.add(name);
          }
        });
    List<FieldError> all = new ArrayList<>(errors);
    rows.forEach(
        name -> all.add(FieldError.of(name, "validation.rows", "/tasks/" + task.taskId())));
    return all;
  }
}
