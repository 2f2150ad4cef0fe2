package org.capacitycompact.knowledge.domain;

import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads codes: of closed lists, of countries and currencies, and those that publishers choose. */
final class CodeText {
  static final int MAX_LENGTH = 300;
  private static final Set<String> COUNTRIES = countries();
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** Countries and currencies that are no more; of currencies those since the euro. */
  private static final Set<String> WITHDRAWN =
      Set.of(
          "AN", "DEM", "FRF", "ITL", "ESP", "NLG", "BEF", "ATS", "PTE", "FIM", "IEP", "GRD", "LUF",
          "SIT", "MTL", "CYP", "SKK", "EEK", "LVL", "LTL", "HRK", "ROL", "TRL", "ZWD", "VEB", "VEF",
          "GHC", "MZM", "SDD", "AFA", "AZM", "TMM", "BYB", "BYR", "STD", "MRO", "ZMK");

  private CodeText() {}

  /** A value of a closed list; null where it is absent or not on the list. */
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

  /** A code as published; null where it is absent or too long to be one. */
  static @Nullable String free(XmlNode node, String attribute, String field, Findings findings) {
    String text = node.attribute(attribute);
    return text == null ? null : bounded(text, field + "/@" + attribute, node.line(), findings);
  }

  /** The same for a code that the standard asks for. */
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

  /** ISO 3166-1 alpha-2, upper case; null where it is no country. */
  static @Nullable String country(String text, String field, int line, Findings findings) {
    return known(COUNTRIES, text, field, line, findings);
  }

  /** ISO 4217, upper case; null where it is no currency. */
  static @Nullable String currency(String text, String field, int line, Findings findings) {
    return known(CURRENCIES, text, field, line, findings);
  }

  /** Decimals that an amount in this currency may have; where it is not said, any. */
  static int decimals(String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return digits < 0 ? Integer.MAX_VALUE : digits;
  }

  private static @Nullable String known(
      Set<String> codes, String text, String field, int line, Findings findings) {
    String code = text.toUpperCase(Locale.ROOT);
    if (!codes.contains(code)) {
      findings.add(FindingKind.UNKNOWN_CODE, field, text, line);
      return null;
    }
    if (WITHDRAWN.contains(code)) {
      findings.add(FindingKind.CODE_WITHDRAWN, field, text, line);
    }
    return code;
  }

  private static Set<String> countries() {
    Set<String> codes = new HashSet<>(Set.of(Locale.getISOCountries()));
    // On the standard's list and not on the platform's: Kosovo, the former Netherlands Antilles.
    Stream.of("XK", "AN").forEach(codes::add);
    return Set.copyOf(codes);
  }
}
