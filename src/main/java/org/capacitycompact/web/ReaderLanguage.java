package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language of a page: the reader's choice, else the first language of the browser that the
 * Compact has texts in, else English.
 */
final class ReaderLanguage extends CookieLocaleResolver {

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
    return InterfaceLanguages.of(code).map(InterfaceLanguage::locale).orElse(null);
  }

  @Override
  protected @Nullable Locale parseLocaleValue(String cookie) {
    return spoken(cookie);
  }

  private static Locale ofBrowser(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .flatMap(wanted -> InterfaceLanguages.nearest(wanted).stream())
        .map(InterfaceLanguage::locale)
        .findFirst()
        .orElse(InterfaceLanguages.FIRST);
  }
}
