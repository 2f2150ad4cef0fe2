package org.capacitycompact.worklist;

import java.time.Instant;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * The period in which this could be answered is over, whether or not its timer has come round to
 * it. At the engine API this type becomes a 400.
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
