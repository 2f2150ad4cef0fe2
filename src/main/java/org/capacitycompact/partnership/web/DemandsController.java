package org.capacitycompact.partnership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.partnership.ComingForward;
import org.capacitycompact.partnership.OpenDemands;
import org.capacitycompact.partnership.OpenDemands.Demand;
import org.capacitycompact.partnership.OwnOffers;
import org.capacitycompact.partnership.SearchRecord;
import org.capacitycompact.partnership.SearchRecord.Brought;
import org.capacitycompact.partnership.SearchRecord.Question;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
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
 * Where a provider finds the demands that look for a partner, comes forward, and answers what a
 * country asks it: its own part of the search, and no other provider's.
 */
@Controller
class DemandsController {

  private final OpenDemands demands;
  private final SearchRecord record;
  private final ComingForward forward;
  private final OwnOffers offers;
  private final Wording wording;

  DemandsController(
      OpenDemands demands,
      SearchRecord record,
      ComingForward forward,
      OwnOffers offers,
      Wording wording) {
    this.demands = demands;
    this.record = record;
    this.forward = forward;
    this.offers = offers;
    this.wording = wording;
  }

  /** A demand in the list. */
  record Listed(Demand demand, String country, String since) {}

  /** A question to this provider; without an answer, one that it may answer. */
  record Asked(Question question, String by) {}

  /** What was typed and could not be taken. */
  record Typed(String act, String problem, String words, long question) {}

  @GetMapping("/demands")
  ModelAndView list(
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(name = "page", defaultValue = "") String at,
      Actor actor,
      Locale language) {
    provider(actor);
    String from = country.matches("[A-Z]{2}") ? country : "";
    String of = sector.matches("[0-9]{1,5}") ? sector : "";
    int number = Paging.asked(at);
    List<Demand> found = demands.all(from, of, 0, Paging.COUNTED_UP_TO);
    ModelAndView page = new ModelAndView("partnership/demands");
    page.addObject(
        "rows",
        found.stream()
            .skip(Paging.offset(number))
            .limit(Paging.SIZE)
            .map(
                each ->
                    new Listed(
                        each,
                        wording.country(each.country(), language),
                        wording.day(each.openedAt(), language)))
            .toList());
    page.addObject(
        "paging", new Paging(number, found.size(), Map.of("country", from, "sector", of)));
    page.addObject("country", from);
    page.addObject("sector", of);
    page.addObject(
        "countries",
        demands.countries().stream()
            .map(code -> new Choice(code, wording.country(code, language)))
            .toList());
    return page;
  }

  @GetMapping("/demands/{number}")
  ModelAndView one(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    return show(number, provider(actor), language);
  }

  @PostMapping("/demands/{number}")
  ModelAndView act(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String offer,
      @RequestParam(defaultValue = "") String question,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    String organisation = provider(actor);
    ModelAndView shown = show(number, organisation, language);
    String tidied = WrittenText.tidy(words);
    long asked = question.matches("[0-9]{1,18}") ? Long.parseLong(question) : 0;
    String problem = act.equals("BACK") ? "" : Written.problem(tidied, true);
    if (!problem.isEmpty()) {
      shown.addObject("typed", new Typed(act, problem, words, asked));
      shown.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return shown;
    }
    boolean done =
        Written.within(
            request,
            () ->
                switch (act) {
                  case "COME" ->
                      forward.comeForward(number, tidied, Written.orNull(offer.strip()), actor);
                  case "BACK" -> forward.stepBack(number, actor);
                  case "REPLY" -> forward.reply(number, asked, tidied, actor);
                  default -> throw new NotThereException();
                });
    next.addFlashAttribute("done", done ? "providers.done" : "demands.late");
    return new ModelAndView("redirect:/demands/" + number);
  }

  /** What this provider may read of it; what it may read nothing of is not there. */
  private ModelAndView show(InitiativeNumber number, String organisation, Locale language) {
    Optional<Demand> brief = demands.one(number);
    List<Brought> own =
        record.brought(number).stream()
            .filter(each -> each.organisation().equals(organisation))
            .toList();
    List<Question> questions = record.questions(number, organisation);
    Optional<String> invitation = record.invitation(number, organisation);
    if (brief.isEmpty() && own.isEmpty() && questions.isEmpty() && invitation.isEmpty()) {
      throw new NotThereException();
    }
    ModelAndView page = new ModelAndView("partnership/demand");
    page.addObject("number", number);
    page.addObject("brief", brief.orElse(null));
    page.addObject("country", wording.country(number.value().substring(0, 2), language));
    page.addObject("invitation", invitation.orElse(null));
    Brought came = of("CAME_FORWARD", own);
    page.addObject("came", came);
    page.addObject("cameOn", came == null ? "" : wording.byOn(came.by(), came.at(), language));
    page.addObject("refusal", of("REFUSED", own));
    page.addObject(
        "questions",
        questions.stream()
            .map(each -> new Asked(each, wording.byOn(each.asker(), each.askedAt(), language)))
            .toList());
    page.addObject("offers", offers.of(organisation));
    page.addObject("longest", Written.LONGEST);
    page.addObject("languages", WrittenIn.LANGUAGES);
    page.addObject("writtenIn", language.getLanguage());
    return page;
  }

  private static @Nullable Brought of(String origin, List<Brought> own) {
    return own.stream().filter(each -> each.origin().equals(origin)).findFirst().orElse(null);
  }

  /** The organisation for which somebody acts as a provider; to everybody else nothing is here. */
  private static String provider(Actor actor) {
    String organisation = actor.organisation();
    if (organisation == null || !Right.COME_FORWARD.of(actor)) {
      throw new NotThereException();
    }
    return organisation;
  }
}
