package org.capacitycompact.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form.
 *
 * @param key the name under which the answer is submitted
 * @param label the question in English
 * @param help one sentence in English on how to answer, or empty
 * @param readOnly shown only: submitted values are ignored
 * @param options the options in the form file; empty when they come from data
 * @param valuesKey the name under which a task handler supplies the options, if it does
 * @param need when an answer is needed that is not always required; null for never
 */
public record FormField(
    String key,
    FieldKind kind,
    String label,
    String help,
    boolean readOnly,
    FieldRules rules,
    List<Choice> options,
    @Nullable String valuesKey,
    @Nullable Need need) {

  public FormField {
    options = List.copyOf(options);
  }

  /** The same question with the need of another one. */
  FormField needed(@Nullable Need other) {
    return new FormField(key, kind, label, help, readOnly, rules, options, valuesKey, other);
  }

  /** The options that can be chosen now; empty when they come from data that were not supplied. */
  public List<Choice> options(Map<String, List<Choice>> given) {
    return valuesKey == null ? options : given.getOrDefault(valuesKey, List.of());
  }
}
