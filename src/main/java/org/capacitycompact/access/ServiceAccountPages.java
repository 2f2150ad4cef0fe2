package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages where the secretariat and operators manage the accounts and tokens of programs. */
@Controller
@RequestMapping(ServiceAccountPages.PATH)
class ServiceAccountPages {

  static final String PATH = "/administration/service-accounts";

  /** The lifetimes offered for a token, in days. */
  private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

  private final ServiceAccounts accounts;
  private final ServiceTokens tokens;
  private final ServiceAccountWords words;
  private final Parties parties;
  private final Clock clock;

  ServiceAccountPages(
      ServiceAccounts accounts,
      ServiceTokens tokens,
      ServiceAccountWords words,
      Parties parties,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.words = words;
    this.parties = parties;
    this.clock = clock;
  }

  static boolean opensTo(Actor actor) {
    return Right.MANAGE_SERVICE_ACCOUNTS.of(actor);
  }

  @GetMapping
  String list(Actor actor, Locale language, Model model) {
    admit(actor);
    model.addAttribute(
        "accounts", accounts.all().stream().map(each -> words.row(each, language)).toList());
    return "access/service-accounts";
  }

  @GetMapping("/new")
  String ask(Actor actor, Locale language, Model model) {
    admit(actor);
    return form(ServiceAccountForm.EMPTY, Map.of(), language, model);
  }

  @PostMapping("/new")
  String open(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(required = false, defaultValue = "") List<String> scopes,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String organisation,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    ServiceAccountForm form = new ServiceAccountForm(name, purpose, scopes, country, organisation);
    Map<String, String> problems =
        form.problems(
            parties.countries(), parties.organisations().stream().map(Organisation::code).toList());
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(form, problems, language, model);
    }
    return "redirect:" + PATH + "/" + accounts.open(form.account(), actor);
  }

  private String form(
      ServiceAccountForm form, Map<String, String> problems, Locale language, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("scopes", words.scopes(language));
    model.addAttribute("countries", words.countries(parties.countries(), language));
    model.addAttribute("organisations", parties.organisations());
    return "access/service-account-new";
  }

  @GetMapping("/{id:svc[0-9a-f]{20}}")
  String one(@PathVariable String id, Actor actor, Locale language, Model model) {
    admit(actor);
    return page(account(id), language, model);
  }

  /** This answer shows the token. It is not stored, so no later page could show it. */
  @PostMapping("/{id:svc[0-9a-f]{20}}/tokens")
  String make(
      @PathVariable String id, @RequestParam int days, Actor actor, Locale language, Model model) {
    admit(actor);
    ServiceAccount account = account(id);
    if (!account.open()) {
      throw new ChangedMeanwhileException();
    }
    if (!DAYS.contains(days)) {
      throw new NotThereException();
    }
    model.addAttribute("token", tokens.make(account, Duration.ofDays(days), actor));
    return page(account, language, model);
  }

  /** The second of two clicks finds the token revoked already. */
  @PostMapping("/{id:svc[0-9a-f]{20}}/tokens/{token:[0-9]{1,18}}/revoke")
  String revoke(@PathVariable String id, @PathVariable long token, Actor actor) {
    admit(actor);
    ServiceAccount account = account(id);
    if (tokens.of(account).stream().noneMatch(each -> each.id() == token)) {
      throw new NotThereException();
    }
    tokens.revoke(account, token, actor);
    return "redirect:" + PATH + "/" + id;
  }

  @PostMapping("/{id:svc[0-9a-f]{20}}/close")
  String close(@PathVariable String id, Actor actor) {
    admit(actor);
    accounts.close(account(id), actor);
    return "redirect:" + PATH + "/" + id;
  }

  private String page(ServiceAccount account, Locale language, Model model) {
    model.addAttribute("account", words.row(account, language));
    model.addAttribute(
        "tokens",
        tokens.of(account).stream()
            .map(token -> words.token(token, clock.instant(), language))
            .toList());
    model.addAttribute("days", DAYS);
    return "access/service-account";
  }

  private ServiceAccount account(String id) {
    return accounts.one(id).orElseThrow(NotThereException::new);
  }

  private static void admit(Actor actor) {
    if (!opensTo(actor)) {
      throw new NotAllowedException();
    }
  }
}
