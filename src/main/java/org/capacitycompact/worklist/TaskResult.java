package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;

/** What became of a decision somebody submitted. */
public sealed interface TaskResult {

  /** It was taken and recorded. */
  record Done(TaskInHand task) implements TaskResult {}

  /** Its answers cannot be taken; nothing was recorded. */
  record Refused(List<FieldError> errors) implements TaskResult {}

  /** The task had ended; this submission changed nothing. */
  sealed interface Ended extends TaskResult {

    String number();

    /** Its form; null where that is not on record. */
    @Nullable String form();

    Instant at();
  }

  /**
   * Somebody decided this task before.
   *
   * @param task which step it was
   * @param own whether it was the same person, who sent it twice
   */
  record Before(
      String number, String task, @Nullable String form, String person, Instant at, boolean own)
      implements Ended {}

  /** It was called off: its time was up, or its initiative was stopped or suspended. */
  record CalledOff(String number, String form, Instant at) implements Ended {}

  /**
   * Its period was over at this moment, and the timer that ends it has not come round to it yet.
   */
  record Late(String number, String form, Instant at) implements Ended {}

  /** There is no such task for this person. */
  record Unknown() implements TaskResult {}
}
