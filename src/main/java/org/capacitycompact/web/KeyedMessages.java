package org.capacitycompact.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * The texts of the pages. A missing text appears on the page as its key, {@code ??key??}, and in
 * the log; the page is still shown, since the rest of it is right.
 */
final class KeyedMessages implements MessageSource {

  private static final Logger log = LoggerFactory.getLogger(KeyedMessages.class);

  private final MessageSource words;

  KeyedMessages(MessageSource words) {
    this.words = words;
  }

  @Override
  public @Nullable String getMessage(
      String key, Object @Nullable [] args, @Nullable String otherwise, @Nullable Locale language) {
    return words.getMessage(key, args, otherwise, language);
  }

  @Override
  public String getMessage(String key, Object @Nullable [] args, @Nullable Locale language) {
    try {
      return words.getMessage(key, args, language);
    } catch (NoSuchMessageException missing) {
      log.error("A text is missing: {}", missing.getMessage());
      return "??" + key + "??";
    }
  }

  @Override
  public String getMessage(MessageSourceResolvable text, @Nullable Locale language) {
    return words.getMessage(text, language);
  }
}
