package org.capacitycompact.worklist;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.platform.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote for whoever does a task, beside what its form shows: a note, questions, a day
 * that was named, a condition. A capability has a bean for the tasks to which it hands such things;
 * the task's page and {@code /api/tasks/{id}} show them, whatever form the task runs with.
 */
public interface Notes {

  /**
   * A note.
   *
   * @param label message key of what it is
   * @param text what was written; inside of our words it is {@link Quoted}
   * @param language in which somebody wrote it; null where it is ours, and where nobody knows
   */
  record Note(String label, String text, @Nullable String language) {

    /** A note in our words, in the reader's language. */
    public Note(String label, String text) {
      this(label, text, null);
    }

    /** The text, stretch by stretch, each with its language. */
    public List<Quoted.Part> parts() {
      return Quoted.parts(text);
    }
  }

  /** What was written for this task, in the order in which it is read; none where there is none. */
  List<Note> of(TaskInHand task, Locale language);
}
