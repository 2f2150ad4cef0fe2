package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.account.OwnPassword;
import org.capacitycompact.account.PasswordProblem;
import org.capacitycompact.account.Sessions;
import org.capacitycompact.account.SignIn;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.party.People;
import org.capacitycompact.party.Reach;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotThereException;
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

/** My account: where I am signed in, and my password. */
@Controller
@RequestMapping("/account")
class AccountController {

  private final Sessions sessions;
  private final SignIn signIn;
  private final OwnPassword passwords;
  private final AuditTrail trail;
  private final People people;
  private final Mailboxes mailboxes;
  private final DeputyWords deputies;
  private final Wording wording;
  private final Reach reach;

  AccountController(
      Sessions sessions,
      SignIn signIn,
      OwnPassword passwords,
      AuditTrail trail,
      People people,
      Mailboxes mailboxes,
      DeputyWords deputies,
      Wording wording,
      Reach reach) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.passwords = passwords;
    this.trail = trail;
    this.people = people;
    this.mailboxes = mailboxes;
    this.deputies = deputies;
    this.wording = wording;
    this.reach = reach;
  }

  /** A session in words. */
  record SessionRow(
      String reference,
      String device,
      String address,
      String began,
      String lastSeen,
      boolean present) {}

  @GetMapping
  String show(Actor actor, Locale language, HttpServletRequest request, Model model) {
    return page(actor, language, request, model, null, null);
  }

  /**
   * A wrong old password causes waiting just as at sign-in, so that a borrowed session cannot be
   * used for guessing.
   */
  @PostMapping("/password")
  String change(
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!signIn.tried(actor.userId(), old, request.getRemoteAddr()).admitted()) {
      return refused(actor, language, request, response, model, "password.OLD", null);
    }
    if (!password.equals(again)) {
      return refused(actor, language, request, response, model, null, "password.NOT_SAME");
    }
    Optional<PasswordProblem> problem =
        passwords.change(actor, password, request.getSession().getId());
    if (problem.isPresent()) {
      return refused(actor, language, request, response, model, null, problem.get().key());
    }
    request.changeSessionId();
    return "redirect:/account?changed";
  }

  /** Sets the time zone for times shown; empty means that of the person's country. */
  @PostMapping("/zone")
  String zone(
      @RequestParam(defaultValue = "") String zone,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!zone.isEmpty() && !Zones.KNOWN.contains(zone)) {
      model.addAttribute("zoneProblem", wording.say(language, "account.zone.unknown", brief(zone)));
      return refused(actor, language, request, response, model, null, null);
    }
    people.setZone(actor.userId(), zone.isEmpty() ? null : zone);
    return "redirect:/account?zoned";
  }

  /** How one can be reached by telephone, and who sees that and the mail. */
  @PostMapping("/reach")
  String reach(
      @RequestParam(defaultValue = "") String telephone,
      @RequestParam(defaultValue = "") String seen,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String typed = WrittenText.tidy(telephone);
    if (!typed.isEmpty() && !Reach.isTelephone(typed)) {
      model.addAttribute("telephone", brief(typed));
      model.addAttribute("telephoneProblem", wording.say(language, "account.telephone.wrong"));
      return refused(actor, language, request, response, model, null, null);
    }
    reach.say(
        actor.userId(),
        typed.isEmpty() ? null : typed,
        seen.equals(Reach.Seen.INVOLVED.name()) ? Reach.Seen.INVOLVED : Reach.Seen.NOBODY);
    return "redirect:/account?reachable";
  }

  private static String brief(String typed) {
    return typed
        .codePoints()
        .limit(60)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @PostMapping("/sessions/{reference}/end")
  String end(@PathVariable String reference, Actor actor) {
    if (!sessions.end(actor.userId(), reference)) {
      throw new NotThereException();
    }
    record("person.sessionEnded", actor);
    return "redirect:/account?ended";
  }

  @PostMapping("/sign-out-everywhere")
  String everywhere(Actor actor, HttpServletRequest request) {
    sessions.endAll(actor.userId());
    record("person.signedOutEverywhere", actor);
    request.getSession().invalidate();
    return "redirect:/sign-in?out";
  }

  private void record(String kind, Actor actor) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, kind)
            .by(actor.acting())
            .to(Map.of("person", actor.userId())));
  }

  private String refused(
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @Nullable String oldProblem,
      @Nullable String newProblem) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(actor, language, request, model, oldProblem, newProblem);
  }

  private String page(
      Actor actor,
      Locale language,
      HttpServletRequest request,
      Model model,
      @Nullable String oldProblem,
      @Nullable String newProblem) {
    model.addAttribute("me", actor);
    mailboxes
        .of(actor.userId())
        .filter(box -> box.failing() != null)
        .ifPresent(box -> model.addAttribute("mailFails", box.address()));
    model.addAttribute("capacity", wording.capacity(actor, language));
    model.addAttribute("namesDeputy", Right.NAME_OWN_DEPUTY.of(actor));
    deputies.add(actor.userId(), language, model);
    model.addAttribute("zones", Zones.KNOWN);
    model.addAttribute("zone", people.chosenZone(actor.userId()).orElse(""));
    reach.of(actor.userId()).ifPresent(said -> model.addAttribute("reach", said));
    model.addAttribute("sessions", rows(actor, language, request));
    model.addAttribute("hasPassword", passwords.has(actor.userId()));
    model.addAttribute("oldProblem", oldProblem);
    model.addAttribute("newProblem", newProblem);
    return "account/account";
  }

  private List<SessionRow> rows(Actor actor, Locale language, HttpServletRequest request) {
    return sessions.of(actor.userId(), request.getSession().getId()).stream()
        .map(
            open ->
                new SessionRow(
                    open.reference(),
                    device(open, language),
                    open.address(),
                    wording.moment(open.began(), language),
                    wording.recent(open.lastSeen(), language),
                    open.present()))
        .toList();
  }

  private String device(Sessions.Open open, Locale language) {
    String browser = open.device().browser();
    String system = open.device().system();
    if (browser.isEmpty() && system.isEmpty()) {
      return wording.say(language, "account.device.unknown");
    }
    return browser.isEmpty() || system.isEmpty()
        ? browser + system
        : wording.say(language, "account.device", browser, system);
  }
}
