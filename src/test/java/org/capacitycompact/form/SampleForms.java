package org.capacitycompact.form;

import java.util.Map;

/** The sample form for tests in other packages. */
public final class SampleForms {

  private SampleForms() {}

  public static FormSchema schema() {
    return SampleForm.SCHEMA;
  }

  /** The form as it opens, with texts prefilled by a task handler. */
  public static FormState opened() {
    return FormState.opened(
        Map.of("number", "TG-2026-004", "historyShown", "<b>Raised</b>\nReturned once"),
        SampleForm.CHOICES);
  }

  /** The form as it comes back with these answers. */
  public static FormState refused(Map<String, ?> posted) {
    Submission submission = FormValidation.validate(SampleForm.SCHEMA, SampleForm.CHOICES, posted);
    return opened().refused(posted, submission.errors());
  }
}
