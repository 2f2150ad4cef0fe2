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

  /** The same question, needed when another one is. */
  FormField like(@Nullable FormField other) {
    return with(key, label, other == null ? null : other.need);
  }

  /** The same question of another slot. */
  FormField renumbered(int from, int to) {
    String slot = key.substring(0, key.length() - Slots.part(key).length());
    String other = slot.replaceFirst(from + "$", String.valueOf(to));
    return with(
        other + Slots.part(key),
        Slots.renumbered(label, from, to),
        need == null ? null : need.inSlot(slot, other));
  }

  private FormField with(String newKey, String newLabel, @Nullable Need newNeed) {
    return new FormField(
        newKey, kind, newLabel, help, readOnly, rules, options, valuesKey, newNeed);
  }

  /** The options that can be chosen now; empty when they come from data that were not supplied. */
  public List<Choice> options(Map<String, List<Choice>> given) {
    return valuesKey == null ? options : given.getOrDefault(valuesKey, List.of());
  }
}
