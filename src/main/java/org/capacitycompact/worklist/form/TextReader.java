package org.capacitycompact.worklist.form;

import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** Reads text of one or several lines. */
final class TextReader {

  /** Where a form sets no limit: nothing a person types, and no page that cannot be sent. */
  private static final int LONGEST = 10_000;

  private TextReader() {}

  static Reading read(FormField field, @Nullable Object raw) {
    Reading line = line(field, raw, field.kind() == FieldKind.LONG_TEXT);
    return line.value() instanceof String text ? withinRules(field, text) : line;
  }

  /** A tidied text that can be stored, before any rule on its length or form. */
  static Reading line(FormField field, @Nullable Object raw, boolean severalLines) {
    if (raw == null) {
      return Reading.missing();
    }
    if (!(raw instanceof String written)) {
      return Reading.refused(field, "validation.type.text");
    }
    String text = WrittenText.tidy(written);
    if (text.isEmpty()) {
      return Reading.missing();
    }
    return WrittenText.isStorable(text, severalLines)
        ? Reading.of(text)
        : Reading.refused(field, "validation.text.characters");
  }

  private static Reading withinRules(FormField field, String text) {
    FieldRules rules = field.rules();
    int length = WrittenText.length(text);
    int longest = rules.maxLength() == null ? LONGEST : rules.maxLength();
    if (length > longest) {
      return Reading.refused(
          field, "validation.text.tooLong", String.valueOf(longest), String.valueOf(length));
    }
    if (rules.minLength() != null && length < rules.minLength()) {
      return Reading.refused(field, "validation.text.tooShort", rules.minLength().toString());
    }
    if (rules.pattern() != null && !rules.pattern().matcher(text).find()) {
      return Reading.refused(field, "validation.text.pattern");
    }
    return Reading.of(text);
  }
}
