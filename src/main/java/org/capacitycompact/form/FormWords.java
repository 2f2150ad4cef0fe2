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

  String of(String part, String what, String english) {
    return find("form." + form + "." + part + "." + what, english);
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
    String words = messages.getMessage(error.messageKey(), error.args().toArray(), unnamed, locale);
    return words == null ? unnamed : words;
  }
}
