package org.capacitycompact.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a form.
 *
 * @param values by key: what was submitted, saved as a draft or prefilled, and the values for the
 *     form's texts
 * @param choices options that come from data, by the {@code valuesKey} of their field
 * @param errors what was refused; empty when the form is opened
 * @param needs what the task needs beyond what the form requires, by key
 */
public record FormState(
    Map<String, ?> values,
    Map<String, List<Choice>> choices,
    List<FieldError> errors,
    Map<String, Need> needs) {

  /** A form as it opens. */
  public static FormState opened(Map<String, ?> prefilled, Map<String, List<Choice>> choices) {
    return new FormState(prefilled, choices, List.of(), Map.of());
  }

  /** With what the task needs beyond what the form requires. */
  public FormState needing(Map<String, Need> also) {
    return new FormState(values, choices, errors, also);
  }

  /**
   * A form that was refused: prefilled values remain beside what the person wrote, right or wrong.
   */
  public FormState refused(Map<String, ?> posted, List<FieldError> why) {
    Map<String, Object> together = new HashMap<>(values);
    together.putAll(posted);
    return new FormState(together, choices, why, needs);
  }
}
