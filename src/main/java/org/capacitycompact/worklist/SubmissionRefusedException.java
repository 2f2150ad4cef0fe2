package org.capacitycompact.worklist;

import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.capacitycompact.form.FieldError;

/** The answers are invalid. The engine API turns this type into a 400. */
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
