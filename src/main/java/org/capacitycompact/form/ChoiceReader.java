package org.capacitycompact.form;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was chosen: one option, several, yes or no, or a tick. */
final class ChoiceReader {

  /** Says that it is known to be none, where an empty list says that it is not known. */
  private static final String NONE = "none";

  private ChoiceReader() {}

  static Reading one(FormField field, @Nullable Object raw, List<Choice> options) {
    if (raw == null || raw.equals("")) {
      return Reading.missing();
    }
    if (!(raw instanceof String value)) {
      return Reading.refused(field, "validation.type.choice");
    }
    return values(options).contains(value) ? Reading.of(value) : unknown(field, value, options);
  }

  /** With one that could be chosen, where any can. */
  private static Reading unknown(FormField field, String value, List<Choice> options) {
    return options.isEmpty()
        ? Reading.refused(field, "validation.choice.nothing", QuotedInput.of(value))
        : Reading.refused(
            field, "validation.choice.unknown", QuotedInput.of(value), options.get(0).value());
  }

  /**
   * A list of options, each at most once. A page sends an empty text along, so that one that was
   * ticked arrives as a list too.
   */
  static Reading several(FormField field, @Nullable Object raw, List<Choice> options) {
    if (raw == null || raw.equals("")) {
      return Reading.missing();
    }
    if (!(raw instanceof Collection<?> values)) {
      return Reading.refused(field, "validation.type.choices");
    }
    Set<String> known = values(options);
    Set<String> chosen = new LinkedHashSet<>();
    for (Object value : values) {
      if (!(value instanceof String text)) {
        return Reading.refused(field, "validation.type.choices");
      }
      if (!text.isEmpty() && !known.contains(text)) {
        return unknown(field, text, options);
      }
      if (!text.isEmpty() && !chosen.add(text)) {
        return Reading.refused(field, "validation.choices.twice", QuotedInput.of(text));
      }
    }
    if (chosen.size() > 1 && chosen.contains(NONE)) {
      return Reading.refused(field, "validation.choices.none");
    }
    return chosen.isEmpty() ? Reading.missing() : Reading.of(List.copyOf(chosen));
  }

  /** In words, as the form offers them: a true may be a box that nobody looked at. */
  static Reading yesOrNo(FormField field, @Nullable Object raw) {
    if (raw instanceof Boolean) {
      return Reading.refused(field, "validation.type.yesNo");
    }
    Reading option = one(field, raw, field.options());
    return option.value() == null ? option : Reading.of(option.value().equals("yes"));
  }

  /** A browser sends nothing for a box that is not ticked, and a form's reader asks for a tick. */
  static Reading tick(FormField field, @Nullable Object raw) {
    if (raw == null || raw.equals("") || raw.equals("false") || raw.equals(false)) {
      return field.rules().required() ? Reading.missing() : Reading.of(false);
    }
    return raw.equals("true") || raw.equals("on") || raw.equals(true)
        ? Reading.of(true)
        : Reading.refused(field, "validation.type.tick");
  }

  private static Set<String> values(List<Choice> options) {
    return options.stream().map(Choice::value).collect(Collectors.toSet());
  }
}
