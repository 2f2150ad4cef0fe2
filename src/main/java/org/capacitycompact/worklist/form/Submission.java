package org.capacitycompact.worklist.form;

import java.util.List;

/** What became of submitted input. */
public sealed interface Submission {

  /** Every rule of the form is met. */
  record Accepted(Answers answers) implements Submission {}

  /** At least one rule is not met; in the order of the form, unknown keys last. */
  record Refused(List<FieldError> errors) implements Submission {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** The errors; none when accepted. */
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
