package org.capacitycompact.knowledge.domain;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads codes: those of closed lists, of countries and currencies, and free ones. */
final class CodeText {
  static final int MAX_LENGTH = 300;
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private CodeText() {}

  /** Whether a closed list has the code. */
  static <E extends Enum<E> & IatiCode> boolean on(Class<E> list, @Nullable String code) {
    return Stream.of(list.getEnumConstants()).anyMatch(value -> value.code().equals(code));
  }

  /** A value of a closed list; null when it is absent or not on the list. */
  static <E extends Enum<E> & IatiCode> @Nullable E listed(
      Class<E> list, XmlNode node, String attribute, String field, Findings findings) {
    String text = node.attribute(attribute);
    if (text == null) {
      return null;
    }
    for (E value : list.getEnumConstants()) {
      if (value.code().equals(text)) {
        return value;
      }
    }
    findings.add(FindingKind.UNKNOWN_CODE, field + "/@" + attribute, text, node.line());
    return null;
  }

  /** A code as published; null when it is absent or too long. */
  static @Nullable String free(XmlNode node, String attribute, String field, Findings findings) {
    String text = node.attribute(attribute);
    return text == null ? null : bounded(text, field + "/@" + attribute, node.line(), findings);
  }

  /** The same for a required code. */
  static @Nullable String required(
      XmlNode node, String attribute, String field, Findings findings) {
    if (node.attribute(attribute) == null) {
      findings.missing(field + "/@" + attribute, node.line());
    }
    return free(node, attribute, field, findings);
  }

  static @Nullable String bounded(String text, String field, int line, Findings findings) {
    if (text.length() > MAX_LENGTH) {
      findings.add(FindingKind.TOO_LONG, field, text, line);
      return null;
    }
    return text;
  }

  /** ISO 3166-1 alpha-2 in upper case, or Kosovo's code; null when it is not a country. */
  static @Nullable String country(String text, String field, int line, Findings findings) {
    String code = text.toUpperCase(Locale.ROOT);
    return taken("country", code, CodeLists.has("country", code), text, field, line, findings);
  }

  /** ISO 4217 in upper case; null when it is not a present or former currency. */
  static @Nullable String currency(String text, String field, int line, Findings findings) {
    String code = text.toUpperCase(Locale.ROOT);
    boolean known = CodeLists.has("currency", code) || CURRENCIES.contains(code);
    return taken("currency", code, known, text, field, line, findings);
  }

  /** The number of decimals in this currency; any when it is not defined. */
  static int decimals(String currency) {
    // The standard's list has some that the Java platform does not know.
    int digits =
        CURRENCIES.contains(currency)
            ? Currency.getInstance(currency).getDefaultFractionDigits()
            : -1;
    return digits < 0 ? Integer.MAX_VALUE : digits;
  }

  private static @Nullable String taken(
      String list,
      String code,
      boolean known,
      String published,
      String field,
      int line,
      Findings findings) {
    if (!known) {
      findings.add(FindingKind.UNKNOWN_CODE, field, published, line);
      return null;
    }
    CodeLists.check(list, code, field, line, findings);
    return code;
  }
}
