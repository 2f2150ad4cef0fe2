package org.capacitycompact.form;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
 * @param form the id of the form that has its words; of a row's questions it is their own
 * @param question its key there
 * @param row the row that it is asked of; null where it is asked once
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
    @Nullable Need need,
    String form,
    String question,
    @Nullable Row row) {

  /**
   * The row that a question is asked of.
   *
   * @param code the message code of its name
   * @param english its name in English; {@code {number}} stands for the key
   */
  record Row(String code, String english, String key) {}

  public FormField {
    options = List.copyOf(options);
  }

  /** The same question, needed when another one is. */
  FormField like(@Nullable FormField other) {
    return new FormField(
        key,
        kind,
        label,
        help,
        readOnly,
        rules,
        options,
        valuesKey,
        other == null ? null : other.need,
        form,
        question,
        row);
  }

  /** The same question, asked of a row; its key and those that it depends on are the row's. */
  FormField inRow(Row of, UnaryOperator<String> renamed) {
    return new FormField(
        renamed.apply(key),
        kind,
        label,
        help,
        readOnly,
        rules,
        options,
        valuesKey,
        need == null ? null : need.renamed(renamed),
        form,
        question,
        of);
  }

  /** The options that can be chosen now; empty when they come from data that were not supplied. */
  public List<Choice> options(Map<String, List<Choice>> given) {
    return valuesKey == null ? options : given.getOrDefault(valuesKey, List.of());
  }
}
