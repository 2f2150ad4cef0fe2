package org.capacitycompact.worklist;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.platform.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Texts from others for the person who does a task, beside what the form shows: a note, questions,
 * a named day, a condition. A capability has a bean for the tasks it adds texts to; the task's page
 * and {@code /api/tasks/{id}} show them, whichever form the task has.
 */
public interface Notes {

  /**
   * A note.
   *
   * @param label message key of what it is
   * @param text what was written; a text of somebody within ours is {@link Quoted}
   * @param language in which somebody wrote it; null when it is our text, and when unknown
   */
  record Note(String label, String text, @Nullable String language) {

    /** A note in our own words, in the reader's language. */
    public Note(String label, String text) {
      this(label, text, null);
    }

    /** The parts of the text, each with its language. */
    public List<Quoted.Part> parts() {
      return Quoted.parts(text);
    }
  }

  /** The notes for this task, in reading order; empty when there are none. */
  List<Note> of(TaskInHand task, Locale language);
}
