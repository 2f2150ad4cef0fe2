package org.capacitycompact.form;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads choices: one option, several, yes or no, or a tick. */
final class ChoiceReader {

  /** Means that there are none, while an empty list means unknown. */
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

  /** Names an option that could be chosen, if there is any. */
  private static Reading unknown(FormField field, String value, List<Choice> options) {
    return options.isEmpty()
        ? Reading.refused(field, "validation.choice.nothing", QuotedInput.of(value))
        : Reading.refused(
            field, "validation.choice.unknown", QuotedInput.of(value), options.get(0).value());
  }

  /**
   * A list of options, each at most once. A page also sends an empty text, so that a single choice
   * arrives as a list too.
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

  /**
   * Yes and no are texts, as the form offers them: a boolean true could be a box that nobody looked
   * at.
   */
  static Reading yesOrNo(FormField field, @Nullable Object raw) {
    if (raw instanceof Boolean) {
      return Reading.refused(field, "validation.type.yesNo");
    }
    Reading option = one(field, raw, field.options());
    return option.value() == null ? option : Reading.of(option.value().equals("yes"));
  }

  /** A browser sends nothing for an unticked box, so a missing value means not ticked. */
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
