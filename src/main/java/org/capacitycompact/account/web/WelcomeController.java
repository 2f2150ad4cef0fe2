package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.account.OwnPassword;
import org.capacitycompact.account.OwnPassword.Choice;
import org.capacitycompact.account.OwnPassword.Opened;
import org.capacitycompact.account.Person;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The target of a one-time link, where its holder chooses a password. A used, expired, replaced or
 * invented link always leads to the same page.
 */
@Controller
@RequestMapping(WelcomeController.PATH + "/{token}")
public class WelcomeController {

  public static final String PATH = "/welcome";

  private final OwnPassword passwords;
  private final Wording wording;

  WelcomeController(OwnPassword passwords, Wording wording) {
    this.passwords = passwords;
    this.wording = wording;
  }

  @GetMapping
  String open(
      @PathVariable String token, Locale language, Model model, HttpServletResponse response) {
    return page(passwords.opened(token), null, language, model, response);
  }

  @PostMapping
  String choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      Locale language,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!password.equals(again)) {
      return page(passwords.opened(token), "password.NOT_SAME", language, model, response);
    }
    Choice choice = passwords.choose(token, password, request.getRemoteAddr());
    if (choice instanceof Choice.Taken) {
      return "redirect:/sign-in?chosen";
    }
    return page(
        passwords.opened(token),
        choice instanceof Choice.Refused refused ? refused.why().key() : null,
        language,
        model,
        response);
  }

  private String page(
      Optional<Opened> opened,
      @Nullable String problem,
      Locale language,
      Model model,
      HttpServletResponse response) {
    if (opened.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "account/welcome-none";
    }
    if (problem != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    Person person = opened.get().person();
    model.addAttribute("opened", opened.get());
    model.addAttribute("capacity", capacity(person, language));
    model.addAttribute("until", wording.moment(opened.get().until(), language));
    model.addAttribute("problem", problem);
    return "account/welcome";
  }

  private String capacity(Person person, Locale language) {
    return wording.capacity(
        new Actor(
            person.userId(),
            person.name(),
            person.roles(),
            person.country(),
            person.organisation(),
            person.constituency(),
            person.groups()),
        language);
  }
}
