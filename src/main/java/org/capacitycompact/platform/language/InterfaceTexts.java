package org.capacitycompact.platform.language;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of the bundles, filled in as ICU does: {@code {0,plural,one{…} other{…}}} has every
 * plural form of every language. A text without arguments stands as it is written. What a language
 * does not say is said in English.
 */
public final class InterfaceTexts extends ResourceBundleMessageSource {

  private record Text(String pattern, Locale language) {}

  private final Map<Text, MessageFormat> formats = new ConcurrentHashMap<>();

  /**
   * @param bundles their base names
   */
  public InterfaceTexts(String... bundles) {
    setBasenames(bundles);
    setDefaultEncoding("UTF-8");
    setFallbackToSystemLocale(false);
  }

  @Override
  protected @Nullable String getMessageInternal(
      @Nullable String key, Object @Nullable [] filledWith, @Nullable Locale language) {
    if (key == null) {
      return null;
    }
    Locale spoken = language == null ? InterfaceLanguages.FIRST : language;
    String text = resolveCodeWithoutArguments(key, spoken);
    return text == null ? null : formatMessage(text, filledWith, spoken);
  }

  @Override
  protected String formatMessage(
      String text, Object @Nullable [] filledWith, @Nullable Locale language) {
    if (filledWith == null || filledWith.length == 0) {
      return text;
    }
    Locale spoken = language == null ? InterfaceLanguages.FIRST : language;
    Object[] words = resolveArguments(filledWith, spoken);
    // Parsing takes longer than filling in; a format of ICU serves one thread at a time.
    MessageFormat format =
        formats.computeIfAbsent(
            new Text(text, spoken),
            each -> new MessageFormat(each.pattern(), ULocale.forLocale(each.language())));
    synchronized (format) {
      return format.format(words);
    }
  }
}
