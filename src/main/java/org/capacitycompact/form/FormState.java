package org.capacitycompact.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form shows at one moment.
 *
 * @param values by key: what was posted, saved as a draft or prefilled, and the values that the
 *     form's words name
 * @param choices options that come from data, by the {@code valuesKey} of their field
 * @param errors what was refused, empty when the form is opened
 * @param needs what the task needs beside what its form says, by key
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

  /** With what the task needs beside what its form says. */
  public FormState needing(Map<String, Need> also) {
    return new FormState(values, choices, errors, also);
  }

  /**
   * A form that comes back: what was prefilled stays beside what the person wrote, right or wrong.
   */
  public FormState refused(Map<String, ?> posted, List<FieldError> why) {
    Map<String, Object> together = new HashMap<>(values);
    together.putAll(posted);
    return new FormState(together, choices, why, needs);
  }
}
