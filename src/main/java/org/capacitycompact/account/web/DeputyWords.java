package org.capacitycompact.account.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts who stands in for whom into a reader's language. */
@Component
class DeputyWords {

  private final Deputies deputies;
  private final People people;
  private final Wording wording;

  DeputyWords(Deputies deputies, People people, Wording wording) {
    this.deputies = deputies;
    this.people = people;
    this.wording = wording;
  }

  /** A deputy and a time, in words. */
  record Row(long id, String person, String deputy, String from, String to) {}

  List<Row> rows(Collection<Deputyship> deputyships, Locale language) {
    Map<String, String> names =
        people.names(
            deputyships.stream()
                .flatMap(one -> Stream.of(one.person(), one.deputy()))
                .collect(Collectors.toSet()));
    return deputyships.stream()
        .map(
            one ->
                new Row(
                    one.id(),
                    names.getOrDefault(one.person(), one.person()),
                    names.getOrDefault(one.deputy(), one.deputy()),
                    wording.day(one.from(), language),
                    wording.day(one.to(), language)))
        .toList();
  }

  /** Adds to a page when somebody is away, and for whom they stand in. */
  void add(String userId, Locale language, Model model) {
    List<Deputyship> open = deputies.open(userId);
    model.addAttribute(
        "away", rows(open.stream().filter(one -> one.person().equals(userId)).toList(), language));
    model.addAttribute(
        "standsIn",
        rows(open.stream().filter(one -> one.deputy().equals(userId)).toList(), language));
  }

  static List<Choice> choices(Collection<Actor> people) {
    return people.stream().map(each -> new Choice(each.userId(), each.name())).toList();
  }

  String capacity(Actor person, Locale language) {
    return wording.capacity(person, language);
  }
}
