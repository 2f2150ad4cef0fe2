package org.capacitycompact.paper;

import java.util.List;
import org.capacitycompact.form.FieldError;

/**
 * What became of a paper that somebody wanted to confirm.
 *
 * @param errors why the task does not take its answers, or asks whether they are meant
 */
public record Confirmed(Result result, List<FieldError> errors) {

  /** How it ended. */
  public enum Result {
    /** The task is decided by it. */
    DONE,
    /** The task does not take it as it is typed; it still waits. */
    REFUSED,
    /** It can count no more, and says why. */
    VOID,
    /** Somebody decided about it before. */
    TOO_LATE,
    /** It is not this person's to confirm. */
    NOT_THEIRS
  }

  static Confirmed of(Result result) {
    return new Confirmed(result, List.of());
  }
}
