package org.capacitycompact.worklist;

import java.util.List;
import java.util.Locale;

/**
 * What somebody wrote for whoever does a task, beside what its form shows: a note, questions, a day
 * that was named, a condition. A capability has a bean for the tasks to which it hands such things;
 * the task's page and {@code /api/tasks/{id}} show them, whatever form the task runs with.
 */
public interface Notes {

  /** A note: message key of what it is, and what was written. */
  record Note(String label, String text) {}

  /** What was written for this task, in the order in which it is read; none where there is none. */
  List<Note> of(TaskInHand task, Locale language);
}
