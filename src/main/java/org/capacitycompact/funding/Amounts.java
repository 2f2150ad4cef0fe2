package org.capacitycompact.funding;

import java.util.Locale;
import org.capacitycompact.money.Money;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts amounts, and sentences about them, into the reader's language. */
@Component
class Amounts {

  private final MessageSource messages;

  Amounts(MessageSource messages) {
    this.messages = messages;
  }

  /** In the language of the page that is being answered. */
  String say(String key, Money... amounts) {
    return say(LocaleContextHolder.getLocale(), key, amounts);
  }

  String say(Locale language, String key, Money... amounts) {
    Object[] written = new Object[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      written[i] = write(amounts[i], language);
    }
    return messages.getMessage(key, written, language);
  }

  /** A sentence without an amount. */
  String text(String key, String... filledWith) {
    return messages.getMessage(key, filledWith, LocaleContextHolder.getLocale());
  }

  static String write(Money amount, Locale language) {
    return Figures.amount(amount, language);
  }
}
