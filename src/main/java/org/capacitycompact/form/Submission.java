package org.capacitycompact.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of checking a submission. */
public sealed interface Submission {

  /** Every rule of the form is met. */
  record Accepted(Answers answers) implements Submission {}

  /**
   * At least one rule is not met; errors are in the order of the form, unknown keys last.
   *
   * @param read the answers, if all are valid and only needed ones are missing, so that other
   *     errors can be reported at the same time; else null
   */
  record Refused(List<FieldError> errors, @Nullable Answers read) implements Submission {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** The errors; empty when accepted. */
  default List<FieldError> errors() {
    return List.of();
  }

  /**
   * The answers.
   *
   * @throws IllegalStateException when refused
   */
  default Answers answers() {
    throw new IllegalStateException("The submission was refused: " + errors());
  }
}
