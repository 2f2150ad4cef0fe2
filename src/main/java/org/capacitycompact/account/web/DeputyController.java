package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.account.DeputyOffice;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputies.Naming;
import org.capacitycompact.party.DeputyProblem;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When somebody is away, and who stands in: one's own page, and the same for an office. */
@Controller
class DeputyController {

  static final String OWN = "/account/deputy";
  static final String OFFICE = "/deputies";

  private final DeputyOffice office;
  private final Deputies deputies;
  private final DeputyWords words;

  DeputyController(DeputyOffice office, Deputies deputies, DeputyWords words) {
    this.office = office;
    this.deputies = deputies;
    this.words = words;
  }

  /** A person of the country, and who stands in for them when. */
  record PersonRow(String userId, String name, String capacity, List<DeputyWords.Row> away) {}

  @GetMapping(OWN)
  String own(Actor actor, Locale language, Model model) {
    return page(actor, actor, DeputyForm.EMPTY, Map.of(), language, model);
  }

  @PostMapping(OWN)
  String nameOwn(
      @RequestParam Map<String, String> posted,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return name(person(actor.userId(), actor), posted, actor, language, response, model);
  }

  @PostMapping(OWN + "/{id}/end")
  String endOwn(@PathVariable long id, Actor actor) {
    return end(actor.userId(), id, actor);
  }

  @GetMapping(OFFICE)
  String people(Actor actor, Locale language, Model model) {
    if (!Right.NAME_DEPUTIES_OF_COUNTRY.of(actor)) {
      throw new NotAllowedException();
    }
    List<Actor> people = office.ofTheirCountry(actor);
    Map<String, List<Deputyship>> away =
        deputies.away(people.stream().map(Actor::userId).toList()).stream()
            .collect(Collectors.groupingBy(Deputyship::person));
    model.addAttribute(
        "people",
        people.stream()
            .map(
                each ->
                    new PersonRow(
                        each.userId(),
                        each.name(),
                        words.capacity(each, language),
                        words.rows(away.getOrDefault(each.userId(), List.of()), language)))
            .toList());
    return "account/deputies";
  }

  @GetMapping(OFFICE + "/{userId}")
  String show(@PathVariable String userId, Actor actor, Locale language, Model model) {
    return page(person(userId, actor), actor, DeputyForm.EMPTY, Map.of(), language, model);
  }

  @PostMapping(OFFICE + "/{userId}")
  String name(
      @PathVariable String userId,
      @RequestParam Map<String, String> posted,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return name(person(userId, actor), posted, actor, language, response, model);
  }

  @PostMapping(OFFICE + "/{userId}/{id}/end")
  String end(@PathVariable String userId, @PathVariable long id, Actor actor) {
    person(userId, actor);
    if (!office.end(userId, id, actor)) {
      throw new NotThereException();
    }
    return "redirect:" + path(userId, actor) + "?ended";
  }

  private String name(
      Actor person,
      Map<String, String> posted,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    DeputyForm form = DeputyForm.of(posted);
    Map<String, DeputyProblem> problems = form.missing();
    if (problems.isEmpty()) {
      Naming naming =
          office.name(
              person.userId(),
              form.deputy(),
              form.first().orElseThrow(),
              form.last().orElseThrow(),
              actor);
      if (naming instanceof Naming.Named) {
        return "redirect:" + path(person.userId(), actor) + "?named";
      }
      if (naming instanceof Naming.Refused refused) {
        problems.put(refused.why().field(), refused.why());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(person, actor, form, problems, language, model);
  }

  private String page(
      Actor person,
      Actor actor,
      DeputyForm form,
      Map<String, DeputyProblem> problems,
      Locale language,
      Model model) {
    boolean own = person.userId().equals(actor.userId());
    model.addAttribute("own", own);
    model.addAttribute("ofCountry", own && Right.NAME_DEPUTIES_OF_COUNTRY.of(actor));
    model.addAttribute("byAuthority", !own && Right.NAME_DEPUTIES_OF_COUNTRY.of(actor));
    model.addAttribute("person", person);
    model.addAttribute("path", path(person.userId(), actor));
    model.addAttribute("zone", person.zone().getId().equals("Z") ? "UTC" : person.zone().getId());
    words.add(person.userId(), language, model);
    model.addAttribute("mayName", Right.NAME_OWN_DEPUTY.of(person));
    model.addAttribute("candidates", DeputyWords.choices(deputies.candidates(person)));
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    return "account/deputy";
  }

  private Actor person(String userId, Actor actor) {
    return office.person(userId, actor).orElseThrow(NotThereException::new);
  }

  private static String path(String userId, Actor actor) {
    return userId.equals(actor.userId()) ? OWN : OFFICE + "/" + userId;
  }
}
