package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.form.FieldError;

/**
 * What came of deciding what somebody wanted in a plan.
 *
 * @param errors why the plan does not take it; only where it is {@link Result#REFUSED}
 */
public record Decided(Result result, List<FieldError> errors) {

  /** Its text is {@code plan.decided.<name>}. */
  public enum Result {
    DONE,
    /** The plan is signed, and others have to agree: the country asks for it. */
    ASKED,
    /** Both sides agreed, and the steering group is asked. */
    ASKS_GROUP,
    /** Somebody decided it before, or it lapsed. */
    TOO_LATE,
    /** Somebody changed the row meanwhile: it is looked at again. */
    OVERTAKEN,
    /** The row is gone. */
    GONE,
    /** The plan does not take it as it is. */
    REFUSED
  }

  static Decided of(Result result) {
    return new Decided(result, List.of());
  }

  static Decided refused(List<FieldError> errors) {
    return new Decided(Result.REFUSED, errors);
  }

  /** What came of writing it. */
  static Decided of(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return refused(refused.errors());
    }
    return of(
        outcome instanceof Outcome.Done
            ? Result.DONE
            : outcome instanceof Outcome.Gone ? Result.GONE : Result.OVERTAKEN);
  }

  public boolean isDone() {
    return result == Result.DONE || result == Result.ASKED || result == Result.ASKS_GROUP;
  }
}
