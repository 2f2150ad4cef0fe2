package org.capacitycompact.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of submitted input. */
public sealed interface Submission {

  /** Every rule of the form is met. */
  record Accepted(Answers answers) implements Submission {}

  /**
   * At least one rule is not met; in the order of the form, unknown keys last.
   *
   * @param read the answers, where nothing is wrong with any of them and some that are needed
   *     beside them are missing: what else is wrong can be told at once; else null
   */
  record Refused(List<FieldError> errors, @Nullable Answers read) implements Submission {
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
