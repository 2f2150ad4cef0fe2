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
 * @param readOnly shown only: whatever is submitted for it is ignored
 * @param options the options written in the form; empty when they come from data
 * @param valuesKey the name under which a task handler gives the options, if it does
 * @param need when an answer is needed that the form does not require in any case; null for never
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

  /** The same question, needed as another one is. */
  FormField needed(@Nullable Need other) {
    return new FormField(key, kind, label, help, readOnly, rules, options, valuesKey, other);
  }

  /** The options that may be chosen now; none when data were announced and not given. */
  public List<Choice> options(Map<String, List<Choice>> given) {
    return valuesKey == null ? options : given.getOrDefault(valuesKey, List.of());
  }
}
