package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.capacitycompact.account.AccountOffice;
import org.capacitycompact.account.AccountRights;
import org.capacitycompact.account.DeputyOffice;
import org.capacitycompact.account.Directory;
import org.capacitycompact.account.Person;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Choice;
import org.capacitycompact.platform.Retry;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One person: their role, whether their account is open, and how they can sign in. */
@Controller
@RequestMapping(PeoplePage.PATH + "/{userId}")
class PersonController {

  private static final int TRIES = 10;
  private static final String NO_SUCCESSOR = "people.wrong.successor";

  private final Directory directory;
  private final AccountOffice office;
  private final PeopleWords words;
  private final OneTimeLinkPage links;
  private final DeputyOffice deputyOffice;
  private final DeputyWords deputyWords;

  PersonController(
      Directory directory,
      AccountOffice office,
      PeopleWords words,
      OneTimeLinkPage links,
      DeputyOffice deputyOffice,
      DeputyWords deputyWords) {
    this.deputyOffice = deputyOffice;
    this.deputyWords = deputyWords;
    this.directory = directory;
    this.office = office;
    this.words = words;
    this.links = links;
  }

  /**
   * A task they have, in words.
   *
   * @param stays why nobody else can do it; null where others can
   */
  record TaskRow(String taskId, String task, String number, @Nullable String stays) {}

  @GetMapping
  String show(@PathVariable String userId, Actor actor, Locale language, Model model) {
    Person person = person(userId, actor);
    model.addAttribute("person", words.row(person, language));
    model.addAttribute("state", person.state().name());
    model.addAttribute("byMail", office.isReachedByMail(person));
    model.addAttribute("own", actor.userId().equals(userId));
    model.addAttribute("mayChange", AccountRights.mayChange(actor, person));
    model.addAttribute(
        "mayHelp", AccountRights.mayHelp(actor, person) && person.state() != State.CLOSED);
    model.addAttribute(
        "tasks",
        office.tasks(userId).stream()
            .map(
                task ->
                    new TaskRow(
                        task.taskId(),
                        words.task(task.task(), language),
                        task.number(),
                        task.shared() ? null : words.stays(task.task(), language)))
            .sorted(Comparator.comparing(TaskRow::number))
            .toList());
    deputyWords.add(userId, language, model);
    model.addAttribute("namesDeputy", deputyOffice.person(userId, actor).isPresent());
    model.addAttribute("successors", DeputyWords.choices(office.successors(userId)));
    return "account/person";
  }

  @GetMapping("/change")
  String ask(@PathVariable String userId, Actor actor, Locale language, Model model) {
    Person person = changeable(userId, actor);
    return form(person, PersonForm.of(person), "", Map.of(), actor, language, model);
  }

  @PostMapping("/change")
  String change(
      @PathVariable String userId,
      @RequestParam Map<String, String> posted,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    Person person = changeable(userId, actor);
    PersonForm form = PersonForm.of(posted);
    Map<String, String> problems =
        form.problems(
            AccountRights.givable(actor),
            List.of(Locale.getISOCountries()),
            words.organisations().stream().map(Choice::value).toList());
    String successor = posted.getOrDefault("successor", "");
    if (problems.isEmpty()) {
      if (insist(
          () ->
              office.change(
                  userId,
                  form.name(),
                  form.emailOrNull(),
                  form.post(),
                  successor.isEmpty() ? null : successor,
                  actor))) {
        return back(userId);
      }
      problems.put("successor", NO_SUCCESSOR);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return form(person, form, successor, problems, actor, language, model);
  }

  @PostMapping("/close")
  String close(
      @PathVariable String userId,
      @RequestParam(defaultValue = "") String successor,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    changeable(userId, actor);
    return insist(() -> office.close(userId, successor.isEmpty() ? null : successor, actor))
        ? back(userId)
        : notTheirs("close", successor, userId, actor, language, model, response);
  }

  @PostMapping("/hand-over")
  String handOver(
      @PathVariable String userId,
      @RequestParam(defaultValue = "") String successor,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    person(userId, actor);
    return insist(() -> office.handOver(userId, successor.isEmpty() ? null : successor, actor))
        ? back(userId) + "?handedOver"
        : notTheirs("hand-over", successor, userId, actor, language, model, response);
  }

  /** The page again, where somebody was named who cannot take over. */
  private String notTheirs(
      String form,
      String successor,
      String userId,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("wrong", form);
    model.addAttribute("successor", successor);
    return show(userId, actor, language, model);
  }

  @PostMapping("/reopen")
  String reopen(@PathVariable String userId, Actor actor) {
    changeable(userId, actor);
    office.reopen(userId, actor);
    return back(userId);
  }

  /** Sends the link by mail; shows it where mail does not reach the person any more. */
  @PostMapping("/send")
  String send(@PathVariable String userId, Actor actor, Locale language, Model model) {
    Person person = person(userId, actor);
    if (person.state() == State.CLOSED && AccountRights.mayHelp(actor, person)) {
      throw new ChangedMeanwhileException();
    }
    boolean invitation = person.state() == State.INVITED;
    return office
        .send(userId, actor)
        .map(token -> links.show(person(userId, actor), token, invitation, language, model))
        .orElseGet(() -> links.sent(person, invitation, language, model));
  }

  /** This answer shows the link. It is not stored, so no later page could show it. */
  @PostMapping("/link")
  String link(@PathVariable String userId, Actor actor, Locale language, Model model) {
    Person person = person(userId, actor);
    if (person.state() == State.CLOSED && AccountRights.mayHelp(actor, person)) {
      throw new ChangedMeanwhileException();
    }
    String token = office.link(userId, actor);
    return links.show(
        person(userId, actor), token, person.state() == State.INVITED, language, model);
  }

  @PostMapping("/sign-out")
  String signOut(@PathVariable String userId, Actor actor) {
    person(userId, actor);
    office.signOut(userId, actor);
    return back(userId);
  }

  @PostMapping("/tasks/{taskId}/release")
  String release(@PathVariable String userId, @PathVariable String taskId, Actor actor) {
    person(userId, actor);
    if (!office.giveBack(userId, taskId, actor)) {
      throw new NotThereException();
    }
    return back(userId);
  }

  private String form(
      Person person,
      PersonForm form,
      String successor,
      Map<String, String> problems,
      Actor actor,
      Locale language,
      Model model) {
    List<Role> roles = new ArrayList<>(AccountRights.givable(actor));
    model.addAttribute("invites", false);
    model.addAttribute("person", words.row(person, language));
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("roles", words.roles(roles, language));
    model.addAttribute("countries", words.countries(language));
    model.addAttribute("organisations", words.organisations());
    model.addAttribute("constituencies", words.constituencies(language));
    model.addAttribute("successor", successor);
    model.addAttribute("successors", DeputyWords.choices(office.successors(person.userId())));
    return "account/person-form";
  }

  /**
   * Retries when the person is acting on a claimed task: an account must be closed or changed at
   * once.
   */
  private static boolean insist(BooleanSupplier act) {
    return Retry.times(TRIES, Collision::isCauseOf, act::getAsBoolean);
  }

  private Person person(String userId, Actor actor) {
    PeopleController.admit(actor);
    return directory.person(userId).orElseThrow(NotThereException::new);
  }

  private Person changeable(String userId, Actor actor) {
    Person person = person(userId, actor);
    if (!AccountRights.mayChange(actor, person)) {
      throw new NotAllowedException();
    }
    return person;
  }

  private static String back(String userId) {
    return "redirect:" + PeoplePage.PATH + "/" + userId;
  }
}
