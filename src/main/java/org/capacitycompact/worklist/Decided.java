package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.worklist.form.FieldError;

/** What became of a decision somebody submitted. */
public sealed interface Decided {

  /** It was taken and recorded. */
  record Done(TaskInHand task) implements Decided {}

  /** Its answers cannot be taken; nothing was recorded. */
  record Refused(List<FieldError> errors) implements Decided {}

  /**
   * Somebody decided this task before; this submission changed nothing.
   *
   * @param own whether it was the same person, who sent it twice
   */
  record Before(String number, String person, Instant at, boolean own) implements Decided {}

  /** There is no such task for this person. */
  record Unknown() implements Decided {}
}
