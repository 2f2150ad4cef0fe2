package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/** The result of submitting a decision. */
public sealed interface TaskResult {

  /** It was accepted and recorded. */
  record Done(TaskInHand task) implements TaskResult {}

  /** The answers are invalid; nothing was recorded. */
  record Refused(List<FieldError> errors) implements TaskResult {}

  /** The task had ended; this submission changed nothing. */
  sealed interface Ended extends TaskResult {

    InitiativeNumber number();

    /** The task's form; null when it is not on record. */
    @Nullable String form();

    Instant at();
  }

  /**
   * Somebody had already decided this task.
   *
   * @param task id of the step
   * @param own whether it was the same person, who sent it twice
   */
  record Before(
      InitiativeNumber number,
      String task,
      @Nullable String form,
      String person,
      Instant at,
      boolean own)
      implements Ended {}

  /** It was called off: its time had passed, or its initiative was stopped or suspended. */
  record CalledOff(InitiativeNumber number, String form, Instant at) implements Ended {}

  /** Its period had ended, but the timer that ends it has not run yet. */
  record Late(InitiativeNumber number, String form, Instant at) implements Ended {}

  /** There is no such task for this person. */
  record Unknown() implements TaskResult {}
}
