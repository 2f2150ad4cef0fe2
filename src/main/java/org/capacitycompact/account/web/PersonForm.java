package org.capacitycompact.account.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.account.Assignment;
import org.capacitycompact.account.Person;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** The form for inviting or changing a person. */
record PersonForm(
    String signInName,
    String name,
    String email,
    String role,
    String country,
    String organisation,
    String constituency,
    boolean practitioner,
    String language) {

  static final List<String> CONSTITUENCIES =
      List.of(
          "partnerCountries",
          "southernInstitutions",
          "civilSociety",
          "networks",
          "developmentPartners");

  static final PersonForm EMPTY =
      new PersonForm("", "", "", "", "", "", "", false, InterfaceLanguages.FIRST.toLanguageTag());

  static PersonForm of(Map<String, String> posted) {
    return new PersonForm(
        text(posted, "signInName"),
        text(posted, "name"),
        text(posted, "email"),
        text(posted, "role"),
        text(posted, "country"),
        text(posted, "organisation"),
        text(posted, "constituency"),
        posted.containsKey("practitioner"),
        text(posted, "language"));
  }

  static PersonForm of(Person person) {
    Role role = person.role();
    return new PersonForm(
        person.userId(),
        person.name(),
        Objects.requireNonNullElse(person.email(), ""),
        role == null ? "" : role.name(),
        Objects.requireNonNullElse(person.country(), ""),
        Objects.requireNonNullElse(person.organisation(), ""),
        Objects.requireNonNullElse(person.constituency(), ""),
        person.practitioner(),
        person.language());
  }

  /**
   * The problems as message keys by field, in the order of the page; empty when there are none.
   *
   * @param roles that the writer may give
   */
  Map<String, String> problems(
      Collection<Role> roles, Collection<String> countries, Collection<String> organisations) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!WrittenText.fits(name, 100, false)) {
      problems.put("name", "people.wrong.name");
    }
    if (!email.isEmpty()
        && (email.length() > 254
            || !email.matches("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+")
            || !WrittenText.isStorable(email, false))) {
      problems.put("email", "people.wrong.email");
    }
    Optional<Role> chosen = roles.stream().filter(each -> each.name().equals(role)).findFirst();
    if (chosen.isEmpty()) {
      problems.put("role", "people.wrong.role");
    } else {
      bound("country", country, chosen.get().isOfCountry(), countries, problems);
      bound("organisation", organisation, chosen.get() == Role.PROVIDER, organisations, problems);
      bound(
          "constituency",
          constituency,
          chosen.get() == Role.STEERING_GROUP,
          CONSTITUENCIES,
          problems);
    }
    return problems;
  }

  /** The same for an invitation, including sign-in name and language. */
  Map<String, String> problemsOfInvitation(
      Collection<Role> roles, Collection<String> countries, Collection<String> organisations) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!signInName.matches("[A-Za-z0-9]{3,32}") || signInName.equalsIgnoreCase("invite")) {
      problems.put("signInName", "people.wrong.signInName");
    }
    problems.putAll(problems(roles, countries, organisations));
    if (InterfaceLanguages.of(language).isEmpty()) {
      problems.put("language", "people.wrong.language");
    }
    return problems;
  }

  /** The assignment to give; only for a form without problems. */
  Assignment post() {
    return new Assignment(
        Role.valueOf(role),
        orNull(country),
        orNull(organisation),
        orNull(constituency),
        practitioner);
  }

  @Nullable String emailOrNull() {
    return orNull(email);
  }

  private static void bound(
      String field,
      String value,
      boolean needed,
      Collection<String> known,
      Map<String, String> problems) {
    if (needed && !known.contains(value)) {
      problems.put(field, "people.wrong." + field);
    } else if (!needed && !value.isEmpty()) {
      problems.put(field, "people.wrong.unbound");
    }
  }

  private static String text(Map<String, String> posted, String name) {
    return WrittenText.tidy(posted.getOrDefault(name, "").replace("\0", ""));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
