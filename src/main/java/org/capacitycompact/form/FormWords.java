package org.capacitycompact.form;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/**
 * The texts of one form in one language. Translations are in the {@code forms} bundles under {@code
 * form.<form>.<key>.label}, {@code .description} and {@code .option.<value>}; for groups and words
 * under {@code form.<form>.<component id>.label} and {@code .text}. Without a translation the form
 * file's English is shown.
 */
record FormWords(MessageSource messages, String form, Locale locale) {

  private static final Pattern SLOT = Pattern.compile("(\\w*[A-Za-z])(\\d{1,6})([A-Z]\\w*|)");

  /** A slot that the form has no words of its own for has those of its first one. */
  String of(String part, String what, String english) {
    String own = messages.getMessage(code(part, what), null, null, locale);
    Matcher slot = SLOT.matcher(part);
    if (own != null || !slot.matches()) {
      return own == null ? english : own;
    }
    String first =
        messages.getMessage(code(slot.group(1) + "1" + slot.group(3), what), null, null, locale);
    return first == null ? english : Slots.renumbered(first, 1, Integer.parseInt(slot.group(2)));
  }

  private String code(String part, String what) {
    return "form." + form + "." + part + "." + what;
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
