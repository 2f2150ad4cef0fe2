package org.capacitycompact.account.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitycompact.account.Person;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Choice;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is known about people and accounts into a reader's language. */
@Component
class PeopleWords {

  private static final Map<Right, String> WORDS_FOR_PERSONAL =
      Map.of(
          Right.VOTE, "people.tasks.seat",
          Right.REVIEW_INDEPENDENTLY, "people.tasks.review",
          Right.REVIEW_AS_PEER, "people.tasks.peerReview");

  private final Wording wording;
  private final Parties parties;
  private final RightsOfTasks rights;

  PeopleWords(Wording wording, Parties parties, RightsOfTasks rights) {
    this.rights = rights;
    this.wording = wording;
    this.parties = parties;
  }

  /** A person in words. */
  record Row(
      String userId,
      String name,
      String email,
      String roles,
      String place,
      Tag state,
      @Nullable String joined,
      @Nullable String linkUntil,
      @Nullable String mailFails,
      @Nullable String mailFailure) {}

  Row row(Person person, Locale language) {
    return row(person, parties.organisationNames(), language);
  }

  /**
   * A person in a list.
   *
   * @param organisations names by code, loaded once for all rows
   */
  Row row(Person person, Map<String, String> organisations, Locale language) {
    return new Row(
        person.userId(),
        person.name(),
        Objects.requireNonNullElse(person.email(), ""),
        person.roles().stream()
            .map(role -> wording.role(role, language))
            .collect(WrittenList.in(language)),
        place(person, organisations, language),
        state(person.state(), language),
        person.joinedAt() == null ? null : wording.day(person.joinedAt(), language),
        person.linkUntil() == null ? null : wording.moment(person.linkUntil(), language),
        person.mailFailedAt() == null ? null : wording.day(person.mailFailedAt(), language),
        person.mailFailure());
  }

  List<String> headings(Locale language) {
    return Stream.of("name", "signInName", "email", "role", "place", "state", "since")
        .map(column -> wording.say(language, "people." + column))
        .toList();
  }

  Map<String, String> organisationNames() {
    return parties.organisationNames();
  }

  /** A person as a row of a file. */
  Object[] cells(Person person, Map<String, String> organisations, Locale language) {
    Row row = row(person, organisations, language);
    return new Object[] {
      row.name(),
      row.userId(),
      row.email(),
      row.roles(),
      row.place(),
      row.state().words(),
      person.joinedAt() == null ? "" : person.joinedAt()
    };
  }

  private String place(Person person, Map<String, String> organisations, Locale language) {
    String country = person.country();
    String organisation = person.organisation();
    String constituency = person.constituency();
    if (country != null) {
      return wording.country(country, language);
    }
    if (organisation != null) {
      return organisations.getOrDefault(organisation, organisation);
    }
    return constituency == null ? "" : wording.say(language, "constituency." + constituency);
  }

  private Tag state(State state, Locale language) {
    return new Tag(
        wording.say(language, "people.state." + state.name()),
        switch (state) {
          case OPEN -> "";
          case INVITED -> "warn";
          case CLOSED -> "decided";
        });
  }

  List<Choice> states(Locale language) {
    return Arrays.stream(State.values())
        .map(state -> new Choice(state.name(), state(state, language).words()))
        .toList();
  }

  List<Choice> roles(Collection<Role> roles, Locale language) {
    return roles.stream()
        .map(role -> new Choice(role.name(), wording.role(role, language)))
        .toList();
  }

  /** All countries: the first person of a country adds it to the Compact. */
  List<Choice> countries(Locale language) {
    return named(List.of(Locale.getISOCountries()), language);
  }

  List<Choice> partnerCountries(Locale language) {
    return named(parties.countries(), language);
  }

  private List<Choice> named(List<String> codes, Locale language) {
    return codes.stream()
        .map(code -> new Choice(code, wording.country(code, language)))
        .sorted(Comparator.comparing(Choice::label, java.text.Collator.getInstance(language)))
        .toList();
  }

  List<Choice> organisations() {
    return parties.organisations().stream()
        .map(each -> new Choice(each.code(), each.name()))
        .toList();
  }

  List<Choice> constituencies(Locale language) {
    return PersonForm.CONSTITUENCIES.stream()
        .map(each -> new Choice(each, wording.say(language, "constituency." + each)))
        .toList();
  }

  String task(String task, Locale language) {
    return wording.task(task, language);
  }

  /** Why nobody takes a task over that was given to one person. */
  String stays(String task, Locale language) {
    return wording.say(
        language,
        rights
            .right(task)
            .filter(WORDS_FOR_PERSONAL::containsKey)
            .map(WORDS_FOR_PERSONAL::get)
            .orElse("people.tasks.theirs"));
  }
}
