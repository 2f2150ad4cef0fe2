package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.util.Locale;
import org.capacitycompact.initiative.Figures;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What forms of the exit show, in the language of whoever opens them. */
@Component
class ExitWords {

  private final MessageSource messages;

  ExitWords(MessageSource messages) {
    this.messages = messages;
  }

  String target(SufficiencyTarget target) {
    Locale language = LocaleContextHolder.getLocale();
    String[] filledWith = {
      target.indicator(),
      Figures.number(target.target(), language),
      Figures.day(target.due(), language)
    };
    return messages.getMessage("exit.shown.target", filledWith, language);
  }

  String word(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
