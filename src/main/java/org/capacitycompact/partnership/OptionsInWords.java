package org.capacitycompact.partnership;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What offers and options are called by the people who weigh them. */
@Component
class OptionsInWords {

  private static final String MODALITY = "modality:";

  private final MessageSource messages;

  OptionsInWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * An option in a list of choices; says if it is tied and so refused (S21), or only published and
   * so not answered. In the language of the thread, as choices are.
   */
  String label(Option option) {
    Locale language = LocaleContextHolder.getLocale();
    return say(
        language,
        !option.untied()
            ? "partnership.option.refused"
            : option.answered() ? "partnership.option" : "partnership.option.unanswered",
        option.name(),
        say(language, option.southern() ? "partnership.southern" : "partnership.supporting"),
        say(language, "partnership.tying." + option.tying()));
  }

  /** Why an offer was matched: "same sector". */
  String reason(String code, Locale language) {
    return code.startsWith(MODALITY)
        ? modality(code.substring(MODALITY.length()), language)
        : say(
            language,
            code.equals("southern") ? "partnership.reason.southern" : "matching.factor." + code);
  }

  /** A kind of support in words. */
  String modality(String modality, Locale language) {
    return say(language, "partnership.modality." + modality);
  }

  private String say(Locale language, String key, Object... args) {
    return String.valueOf(messages.getMessage(key, args, key, language));
  }
}
