package org.capacitycompact.form;

import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * The texts of one form in one language. Translations are in the {@code forms} bundles under {@code
 * form.<form>.<key>.label}, {@code .description} and {@code .option.<value>}; for groups and words
 * under {@code form.<form>.<component id>.label} and {@code .text}. Without a translation the form
 * file's English is shown.
 */
record FormWords(MessageSource messages, String form, Locale locale) {

  /** What stands under an id of the form: a heading, words. */
  String of(String id, String what, String english) {
    return find("form." + form + "." + id + "." + what, english);
  }

  String label(FormField field) {
    return of(field, "label", field.label());
  }

  /** The question, with the row that it is asked of. */
  String inFull(FormField field) {
    FormField.Row row = field.row();
    return row == null ? label(field) : say("form.row.question", row(row), label(field));
  }

  /** What a row is called. */
  String row(FormField.Row row) {
    return find(row.code(), row.english()).replace("{number}", row.key());
  }

  String of(FormField field, String what, String english) {
    return find("form." + field.form() + "." + field.question() + "." + what, english);
  }

  String find(String code, String english) {
    String words = messages.getMessage(code, null, english, locale);
    return words == null ? english : words;
  }

  String say(String code, String... args) {
    return messages.getMessage(code, args, locale);
  }

  String say(FieldError error) {
    String unnamed = messages.getMessage("validation.other", null, locale);
    // On a page the place is a link; elsewhere the text names its address.
    String here =
        messages.getMessage(error.messageKey() + ".here", error.args().toArray(), null, locale);
    String words =
        here != null
            ? here
            : messages.getMessage(error.messageKey(), error.args().toArray(), unnamed, locale);
    return words == null ? unnamed : words;
  }
}
