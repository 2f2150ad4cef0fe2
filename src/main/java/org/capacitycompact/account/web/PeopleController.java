package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.account.AccountOffice;
import org.capacitycompact.account.AccountOffice.Invited;
import org.capacitycompact.account.AccountRights;
import org.capacitycompact.account.Directory;
import org.capacitycompact.account.Person;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Choice;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people who have an account or are invited. */
@Controller
@RequestMapping(PeoplePage.PATH)
class PeopleController implements SavableList {

  private final Directory directory;
  private final AccountOffice office;
  private final PeopleWords words;
  private final OneTimeLinkPage links;

  private final SavedLists saved;

  PeopleController(
      Directory directory,
      AccountOffice office,
      PeopleWords words,
      OneTimeLinkPage links,
      SavedLists saved) {
    this.saved = saved;
    this.directory = directory;
    this.office = office;
    this.words = words;
    this.links = links;
  }

  @Override
  public String listPath() {
    return PeoplePage.PATH;
  }

  @Override
  public boolean isOpenTo(Actor actor) {
    return Right.MANAGE_PEOPLE.of(actor);
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return PeopleFilter.of(asked).query();
  }

  @GetMapping
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    admit(actor);
    PeopleFilter filter = PeopleFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    Map<String, String> organisations = words.organisationNames();
    model.addAttribute(
        "rows",
        directory.find(filter.search(), Paging.offset(page), Paging.SIZE).stream()
            .map(person -> words.row(person, organisations, language))
            .toList());
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute(
        "paging", new Paging(page, directory.count(filter.search()), filter.query()));
    model.addAttribute("roles", words.roles(Arrays.asList(Role.values()), language));
    model.addAttribute("states", words.states(language));
    model.addAttribute("countries", words.partnerCountries(language));
    return "account/people";
  }

  @GetMapping("/invite")
  String ask(Actor actor, Locale language, Model model) {
    admit(actor);
    return form(PersonForm.EMPTY, Map.of(), actor, language, model);
  }

  /**
   * The link goes by mail; without an address this answer shows it, and no later page could: it is
   * not stored.
   */
  @PostMapping("/invite")
  String invite(
      @RequestParam Map<String, String> posted,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    PersonForm form = PersonForm.of(posted);
    Map<String, String> problems =
        form.problemsOfInvitation(
            AccountRights.givable(actor),
            List.of(Locale.getISOCountries()),
            words.organisations().stream().map(Choice::value).toList());
    if (!problems.containsKey("signInName") && directory.isTaken(form.signInName())) {
      problems.put("signInName", "people.wrong.taken");
    }
    if (problems.isEmpty()) {
      try {
        Optional<String> token =
            office.invite(
                new Invited(
                    form.signInName(),
                    form.name(),
                    form.emailOrNull(),
                    form.language(),
                    form.post()),
                actor);
        Person person = directory.person(form.signInName()).orElseThrow();
        return token
            .map(shown -> links.show(person, shown, true, language, model))
            .orElseGet(() -> links.sent(person, true, language, model));
      } catch (DuplicateKeyException taken) {
        problems.put("signInName", "people.wrong.taken");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return form(form, problems, actor, language, model);
  }

  private String form(
      PersonForm form, Map<String, String> problems, Actor actor, Locale language, Model model) {
    model.addAttribute("invites", true);
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("roles", words.roles(AccountRights.givable(actor), language));
    model.addAttribute("countries", words.countries(language));
    model.addAttribute("organisations", words.organisations());
    model.addAttribute("constituencies", words.constituencies(language));
    return "account/person-form";
  }

  static void admit(Actor actor) {
    if (!Right.MANAGE_PEOPLE.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
