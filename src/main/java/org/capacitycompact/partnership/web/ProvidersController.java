package org.capacitycompact.partnership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.partnership.Invited;
import org.capacitycompact.partnership.MandatedInvitations;
import org.capacitycompact.partnership.PartnerSearch;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a country finds its partners: who is considered, asked and refused, and what it and the
 * secretariat may do about it. A provider has a page of its own.
 */
@Controller
class ProvidersController {

  /** How many days ahead a day for answers may lie, as in the country's own task. */
  private static final int FURTHEST = 180;

  private final Initiatives initiatives;
  private final PartnerSearch search;
  private final MandatedInvitations mandated;
  private final ProvidersPage page;
  private final CountryDays days;

  ProvidersController(
      Initiatives initiatives,
      PartnerSearch search,
      MandatedInvitations mandated,
      ProvidersPage page,
      CountryDays days) {
    this.initiatives = initiatives;
    this.search = search;
    this.mandated = mandated;
    this.page = page;
    this.days = days;
  }

  /** What can be done here, and who may do it. */
  enum Act {
    SHORTLIST,
    UNLIST,
    REFUSE,
    RECONSIDER,
    WITHDRAW,
    UNTIED,
    ASK,
    MANDATE,
    END_MANDATE,
    BRIEF,
    END_BRIEF,
    PROPOSE,
    INVITE,
    REMIND;

    private static Optional<Act> named(String name) {
      return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    Right right() {
      return compareTo(PROPOSE) < 0 ? Right.INVITE_PROVIDERS : Right.BROKER_PARTNERSHIP;
    }

    private boolean isOfProviders() {
      return compareTo(ASK) <= 0 || this == PROPOSE || this == INVITE;
    }

    private boolean needsWords() {
      return this == ASK || this == BRIEF || this == PROPOSE;
    }
  }

  /** What was sent. */
  private record Sent(
      Act act, List<String> organisations, String words, @Nullable LocalDate answerBy) {

    String organisation() {
      return organisations.get(0);
    }
  }

  @GetMapping("/initiatives/{number}/providers")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = visible(number, actor);
    return Right.COME_FORWARD.of(actor)
        ? new ModelAndView("redirect:/demands/" + number)
        : page.show(initiative, actor, language);
  }

  @PostMapping("/initiatives/{number}/providers")
  ModelAndView act(
      @PathVariable InitiativeNumber number,
      @RequestParam(name = "act", defaultValue = "") String named,
      @RequestParam(defaultValue = "") List<String> organisation,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String answerBy,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    Initiative initiative = visible(number, actor);
    Act act = Act.named(named).orElseThrow(NotThereException::new);
    if (!act.right().on(actor, initiative.country())) {
      throw new NotAllowedException();
    }
    List<String> chosen =
        organisation.stream().filter(each -> each != null && !each.isBlank()).distinct().toList();
    String tidied = WrittenText.tidy(words);
    LocalDate last = days.today(initiative.country()).plusDays(FURTHEST);
    LocalDate day = day(answerBy);
    String problem =
        act.isOfProviders() && chosen.isEmpty()
            ? "providers.wrong.organisation"
            : Written.problem(tidied, act.needsWords());
    if (problem.isEmpty() && act == Act.INVITE && !answerBy.isBlank()) {
      problem =
          day == null || day.isAfter(last) || day.isBefore(days.today(initiative.country()))
              ? "providers.wrong.answerBy"
              : "";
    }
    if (!problem.isEmpty()) {
      ModelAndView again = page.show(initiative, actor, language);
      again.addObject(
          "typed", new ProvidersPage.Typed(act.name(), problem, words, chosen, answerBy));
      again.addObject("lastDay", Figures.day(last, language));
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return again;
    }
    boolean done =
        Written.within(request, () -> does(number, new Sent(act, chosen, tidied, day), actor));
    next.addFlashAttribute("done", done ? "providers.done" : "providers.late");
    return new ModelAndView("redirect:/initiatives/" + number + "/providers");
  }

  private boolean does(InitiativeNumber number, Sent sent, Actor by) {
    String words = Written.orNull(sent.words());
    switch (sent.act()) {
      case SHORTLIST -> search.shortlist(number, sent.organisation(), by);
      case UNLIST -> search.unlist(number, sent.organisation(), by);
      case REFUSE -> search.refuse(number, sent.organisation(), words, by);
      case RECONSIDER -> search.reconsider(number, sent.organisation(), by);
      case ASK -> search.ask(number, sent.organisations(), sent.words(), by);
      case MANDATE -> search.giveMandate(number, words, by);
      case END_MANDATE -> search.endMandate(number, by);
      case BRIEF -> search.openBrief(number, sent.words(), by);
      case END_BRIEF -> search.closeBrief(number, by);
      case PROPOSE -> search.propose(number, sent.organisation(), sent.words(), by);
      case INVITE ->
          mandated.invite(number, new Invited(sent.organisations(), words, sent.answerBy()), by);
      case WITHDRAW -> {
        return search.withdraw(number, sent.organisation(), by);
      }
      case UNTIED -> {
        return search.askForUntied(number, sent.organisation(), by);
      }
      case REMIND -> {
        return mandated.remind(number, by);
      }
    }
    return true;
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
