package org.capacitycompact.account.web;

import java.util.Locale;
import org.capacitycompact.account.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Shows a one-time link, with the configured address, to the person who will pass it on. */
@Component
class OneTimeLinkPage {

  private final PeopleWords words;

  OneTimeLinkPage(PeopleWords words) {
    this.words = words;
  }

  /** Tells to which address the link goes. */
  String sent(Person person, boolean invitation, Locale language, Model model) {
    model.addAttribute("person", words.row(person, language));
    model.addAttribute("invitation", invitation);
    return "account/person-mailed";
  }

  String show(Person person, String token, boolean invitation, Locale language, Model model) {
    model.addAttribute("person", words.row(person, language));
    model.addAttribute("invitation", invitation);
    model.addAttribute(
        "link",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path(WelcomeController.PATH)
            .pathSegment(token)
            .queryParam("lang", person.language())
            .toUriString());
    return "account/person-link";
  }
}
