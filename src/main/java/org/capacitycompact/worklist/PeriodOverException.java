package org.capacitycompact.worklist;

import java.time.Instant;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * The period for answering has ended, whether or not its timer has run yet. The engine API turns
 * this type into a 400.
 */
public class PeriodOverException extends FormFieldValidationException {

  private final transient Instant at;

  public PeriodOverException(Instant at) {
    super(at, "The period for this ended at " + at + ". Nothing was recorded.");
    this.at = at;
  }

  /** When it ended. */
  public Instant at() {
    return at;
  }
}
