package org.capacitycompact.worklist;

import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.capacitycompact.form.FieldError;

/** Answers that cannot be taken; at the engine API this type becomes a 400. */
public class SubmissionRefusedException extends FormFieldValidationException {

  private final transient List<FieldError> errors;

  SubmissionRefusedException(List<FieldError> errors, String inWords) {
    super(errors, inWords);
    this.errors = List.copyOf(errors);
  }

  public List<FieldError> errors() {
    return errors;
  }
}
