package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language of a page: the reader's choice, else the first language of the browser that the
 * Compact has texts in, else English.
 */
final class ReaderLanguage extends CookieLocaleResolver {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

  ReaderLanguage(boolean overTls) {
    super("language");
    setCookieMaxAge(Duration.ofDays(365));
    setCookieHttpOnly(true);
    setCookieSecure(overTls);
    setCookieSameSite("Lax");
    setRejectInvalidCookies(false);
    setDefaultLocaleFunction(ReaderLanguage::ofBrowser);
  }

  /** The language with this code, or null when the Compact has no texts in it. */
  static @Nullable Locale spoken(@Nullable String code) {
    return SPOKEN.stream()
        .filter(locale -> locale.getLanguage().equals(code))
        .findFirst()
        .orElse(null);
  }

  @Override
  protected @Nullable Locale parseLocaleValue(String cookie) {
    return spoken(cookie);
  }

  private static Locale ofBrowser(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .map(wanted -> spoken(wanted.getLanguage()))
        .filter(language -> language != null)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
