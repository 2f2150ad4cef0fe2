package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.util.Locale;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Formats US dollars, and sentences about them, in the reader's language. */
@Component
class Amounts {

  private final MessageSource messages;

  Amounts(MessageSource messages) {
    this.messages = messages;
  }

  /** In the language of the current page. */
  String say(String key, BigDecimal... amounts) {
    return say(LocaleContextHolder.getLocale(), key, amounts);
  }

  String say(Locale language, String key, BigDecimal... amounts) {
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

  static String write(BigDecimal amount, Locale language) {
    return Figures.amount(amount, language);
  }

  /** As stored in the history: plain digits that every language can format. */
  static String plain(BigDecimal amount) {
    return amount.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
  }
}
