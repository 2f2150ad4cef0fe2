package org.capacitycompact.access;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.access.ServiceAccounts.NewAccount;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * The form that requests a service account.
 *
 * @param country code of a partner country, or empty
 * @param organisation code of an organisation, or empty
 */
record ServiceAccountForm(
    String name, String purpose, List<String> scopes, String country, String organisation) {

  static final ServiceAccountForm EMPTY = new ServiceAccountForm("", "", List.of(), "", "");

  /** The problems as message keys by field, in the order of the page; empty when there are none. */
  Map<String, String> problems(List<String> countries, List<String> organisations) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!isText(name, 100)) {
      problems.put("name", "serviceAccounts.wrong.name");
    }
    if (!isText(purpose, 500)) {
      problems.put("purpose", "serviceAccounts.wrong.purpose");
    }
    if (scopes.isEmpty() || scopes.stream().anyMatch(code -> Scope.of(code).isEmpty())) {
      problems.put("scopes", "serviceAccounts.wrong.scopes");
    }
    if (!country.isEmpty() && !countries.contains(country)) {
      problems.put("country", "serviceAccounts.wrong.unknown");
    }
    if (!organisation.isEmpty() && !organisations.contains(organisation)) {
      problems.put("organisation", "serviceAccounts.wrong.unknown");
    }
    boolean bound = chosen().stream().anyMatch(Scope::bound);
    if (bound && country.isEmpty() == organisation.isEmpty()) {
      problems.putIfAbsent("country", "serviceAccounts.wrong.bound");
    }
    if (!bound && !(country.isEmpty() && organisation.isEmpty())) {
      problems.putIfAbsent("country", "serviceAccounts.wrong.unbound");
    }
    return problems;
  }

  /** The account to open; only for a form without problems. */
  NewAccount account() {
    return new NewAccount(
        WrittenText.tidy(name),
        WrittenText.tidy(purpose),
        chosen(),
        orNull(country),
        orNull(organisation));
  }

  private Set<Scope> chosen() {
    Set<Scope> chosen = EnumSet.noneOf(Scope.class);
    scopes.forEach(code -> Scope.of(code).ifPresent(chosen::add));
    return chosen;
  }

  private static boolean isText(String text, int longest) {
    return WrittenText.fits(WrittenText.tidy(text), longest, false);
  }

  private static @Nullable String orNull(String code) {
    return code.isEmpty() ? null : code;
  }
}
